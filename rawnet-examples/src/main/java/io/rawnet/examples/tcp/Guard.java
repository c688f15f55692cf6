package io.rawnet.examples.tcp;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.ip.TcpPortGuard;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Ways to deal with the kernel, which answers segments for connections that it does not know with a reset. */
public enum Guard {
    /** A listening socket that drops every segment, see {@link TcpPortGuard}: needs neither a firewall nor, as a rule, a privilege. */
    FILTER {
        @Override
        HeldPort hold(IpAddress local) throws IOException {
            TcpPortGuard guard = TcpPortGuard.open(local, 0);
            return new HeldPort(guard.port(), guard);
        }
    },

    /** A firewall rule that drops the kernel's resets on their way out, as the articles have it: needs CAP_NET_ADMIN and nft(8). */
    NFT {
        @Override
        HeldPort hold(IpAddress local) throws IOException {
            HeldPort reserved = NONE.hold(local);
            try {
                Closeable rule = NftRule.dropResetsFrom(reserved.port());
                return new HeldPort(reserved.port(), () -> {
                    try (reserved) {
                        rule.close();
                    }
                });
            } catch (IOException | RuntimeException failure) {
                reserved.close();
                throw failure;
            }
        }
    },

    /** Nothing: the kernel resets the connection. The port is reserved all the same. */
    NONE {
        @Override
        HeldPort hold(IpAddress local) throws IOException {
            Socket unconnected = new Socket();
            unconnected.bind(new InetSocketAddress(local.toInetAddress(), 0));
            return new HeldPort(unconnected.getLocalPort(), unconnected);
        }
    };

    /**
     * {@return a free port, held until it is closed}
     *
     * @param local the address it is on
     * @throws IOException if the kernel refuses
     */
    abstract HeldPort hold(IpAddress local) throws IOException;
}
