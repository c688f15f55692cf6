package io.rawnet.ip;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.SocketSettings;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;

/**
 * What the kernel's routing tables and address selection (RFC 6724) say of a destination at this moment.
 *
 * @param source the address of this host that a packet would be sent from
 * @param pathMtu the longest packet that is known to fit the whole path, in octets with the IP header
 */
public record Route(IpAddress source, int pathMtu) {

    /**
     * {@return the route to a destination (connect(2) of a UDP socket, getsockname(2), getsockopt(2))} Nothing is sent, and no
     * privilege is needed.
     *
     * @param destination where to
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IOException if the kernel refuses
     */
    public static Route to(IpAddress destination) throws IOException {
        return to(destination, 0);
    }

    /**
     * {@return the route to a destination whose address has a meaning on one interface only, as IPv6 link-local ones do}
     *
     * @param destination where to
     * @param interfaceIndex the interface it belongs to, 0 for none
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IOException if the kernel refuses
     */
    public static Route to(IpAddress destination, int interfaceIndex) throws IOException {
        Family family = Family.of(destination);
        InternetAdvice advice = new InternetAdvice(SocketType.SOCK_DGRAM, 0);
        try (ChannelSocket socket = ChannelSocket.open(family.addressFamily, SocketType.SOCK_DGRAM, 0, advice)) {
            SocketSettings settings = socket.settings();
            family.call(settings, "connect", destination, 0, interfaceIndex, SocketCalls::connect);
            return new Route(
                    family.localAddress(settings),
                    settings.getInt(family == Family.IPV4 ? Ipv4Options.IP_MTU : Ipv6Options.IPV6_MTU));
        }
    }
}
