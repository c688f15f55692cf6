package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.SocketSettings;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.SocketType;
import io.rawnet.linux.socket.TcpOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Keeps the kernel's own TCP from answering on one local port, so that a TCP connection can be made by hand without a firewall rule.
 *
 * <p>The kernel does not know of connections that a raw socket makes: it would answer the peer's SYN+ACK with a reset. The guard
 * holds the port with a listening TCP socket that drops every segment: the kernel hands each segment for the port to it, and
 * neither answers nor resets, while raw sockets still get their copy. The port is reserved too: no other program can take it.
 * <pre>{@code
 * try (TcpPortGuard guard = TcpPortGuard.open(source, 0)) {
 *     TcpHeader syn = TcpHeader.builder().sourcePort(guard.port())…
 * }
 * }</pre>
 *
 * <p>It needs no privilege for ports from 1024 on where the kernel has TCP-MD5 signatures (CONFIG_TCP_MD5SIG), which common kernels
 * have; see {@link Method}. The guard is in force until it is closed, also when nobody refers to it any more, and ends with the process
 * at the latest.
 */
public final class TcpPortGuard implements Closeable {
    /** How the listening socket drops segments. */
    public enum Method {
        /**
         * It asks for a signature with an MD5 key of every peer (RFC 2385; TCP_MD5SIG_EXT, tcp(7)), and nobody signs. Needs no privilege, and
         * a kernel with CONFIG_TCP_MD5SIG.
         */
        MD5_KEY,
        /** A socket filter drops everything. Needs CAP_NET_ADMIN on recent kernels. */
        SOCKET_FILTER
    }

    private static final Set<String> WITHOUT_MD5 = Set.of("ENOPROTOOPT", "EOPNOTSUPP", "EINVAL", "EPERM");

    private final ChannelSocket socket;
    private final Method method;
    private final IpAddress address;
    private final int port;

    private TcpPortGuard(ChannelSocket socket, Family family, Method method) throws IOException {
        this.socket = socket;
        this.method = method;
        address = family.localAddress(socket.settings());
        port = family.localPort(socket.settings());
    }

    /**
     * {@return a guard, in force now (socket(2), TCP_MD5SIG_EXT or SO_ATTACH_FILTER, bind(2), listen(2) in this order)}
     *
     * @param address the local address of the connection; the unspecified address for all of its family
     * @param port the local port, 1 to 65535; 0 for a free one
     * @throws IllegalArgumentException if the port is out of range
     * @throws java.net.BindException if the port is taken or the address not of this host
     * @throws IOException if the kernel refuses
     */
    public static TcpPortGuard open(IpAddress address, int port) throws IOException {
        return open(Arguments.require(address, "address"), port, true);
    }

    /**
     * {@return a guard of a port of both families, in force now} Elsewhere as {@link #open}.
     *
     * @param port the local port, 1 to 65535; 0 for a free one
     * @throws IllegalArgumentException if the port is out of range
     * @throws java.net.BindException if the port is taken
     * @throws IOException if the kernel refuses
     */
    public static TcpPortGuard openDualStack(int port) throws IOException {
        return open(Ipv6Address.ANY, port, false);
    }

    private static TcpPortGuard open(IpAddress address, int port, boolean oneFamily) throws IOException {
        Arguments.requireRange(port, 0, 65_535, "port");
        Family family = Family.of(address);
        InternetAdvice advice = new InternetAdvice(SocketType.SOCK_STREAM, 0);
        ChannelSocket socket = ChannelSocket.open(family.addressFamily, SocketType.SOCK_STREAM, 0, advice);
        try {
            SocketSettings settings = socket.settings();
            if (family == Family.IPV6) {
                settings.setInt(Ipv6Options.IPV6_V6ONLY, oneFamily ? 1 : 0);
            }
            // before the port is held, or a segment could slip through and be answered
            Method method = dropEverything(settings, family, oneFamily);
            family.call(settings, "bind", address, port, 0, SocketCalls::bind);
            socket.call("listen(1)", number -> SocketCalls.listen(number, 1));
            return new TcpPortGuard(socket, family, method);
        } catch (Throwable failure) {
            socket.close();
            throw failure;
        }
    }

    private static Method dropEverything(SocketSettings socket, Family family, boolean oneFamily) throws IOException {
        try {
            socket.set(TcpOptions.TCP_MD5SIG_EXT, TcpOptions.keyOfEveryPeer(family.addressFamily, false));
            if (!oneFamily) {
                socket.set(TcpOptions.TCP_MD5SIG_EXT, TcpOptions.keyOfEveryPeer(family.addressFamily, true));
            }
            return Method.MD5_KEY;
        } catch (SystemCallException failure) {
            if (!WITHOUT_MD5.contains(failure.errno().name())) {
                throw failure;
            }
            socket.attachFilter(BpfProgram.dropAll().toOctets());
            return Method.SOCKET_FILTER;
        }
    }

    /** {@return how it drops segments} */
    public Method method() {
        return method;
    }

    /** {@return the local address it guards} */
    public IpAddress address() {
        return address;
    }

    /** {@return the port it guards, 1 to 65535} */
    public int port() {
        return port;
    }

    /** {@return whether it is in force} */
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** Gives the port back: from now on the kernel's TCP replies again. Closing again does nothing. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a plain socket has nothing else to close", impossible);
        }
    }
}
