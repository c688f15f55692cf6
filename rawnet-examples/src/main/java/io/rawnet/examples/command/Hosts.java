package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;

/** Hosts as people name them. */
final class Hosts {
    private static final int ANY_PORT = 9;

    private Hosts() {}

    /** {@return the address of a host given by address or name} */
    static IpAddress resolve(String host) throws IOException {
        try {
            return IpAddress.of(InetAddress.getByName(host));
        } catch (UnknownHostException unknown) {
            throw new IOException("there is no host " + host + ", as far as this machine can find out", unknown);
        }
    }

    /** {@return the address of this host that the route to a destination prefers} Nothing is sent. */
    static IpAddress sourceTowards(IpAddress destination) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(destination.toInetAddress(), ANY_PORT));
            return IpAddress.of(socket.getLocalAddress());
        }
    }

    static ProtocolFamily familyOf(IpAddress address) {
        return address instanceof Ipv6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }
}
