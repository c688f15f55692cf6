package io.rawnet.ip;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.network.RouteReply;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the kernel's routing tables send a packet first, at this moment: what a program must know that writes link headers itself.
 *
 * @param interfaceIndex the interface that it leaves through, 1 or more
 * @param gateway the router that it is handed to; empty if the destination is a neighbour on that interface
 */
public record NextHop(int interfaceIndex, Optional<IpAddress> gateway) {

    /**
     * {@return the next hop of a destination (rtnetlink(7), RTM_GETROUTE)} Nothing is sent, and no privilege is needed.
     *
     * @param destination where to
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IOException if the kernel refuses
     */
    public static NextHop to(IpAddress destination) throws IOException {
        return to(destination, 0);
    }

    /**
     * {@return the next hop of a destination through one interface}
     *
     * @param destination where to
     * @param interfaceIndex the interface, 0 for any
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IOException if the kernel refuses
     */
    public static NextHop to(IpAddress destination, int interfaceIndex) throws IOException {
        Arguments.requireRange(interfaceIndex, 0, Integer.MAX_VALUE, "interfaceIndex");
        RouteReply reply =
                RouteReply.to(Arguments.require(destination, "destination").toInetAddress(), interfaceIndex);
        return new NextHop(reply.interfaceIndex(), reply.gateway().map(IpAddress::of));
    }

    /**
     * {@return the neighbour that a packet is handed to: the gateway, or the destination itself}
     *
     * @param destination the destination of which this is the next hop
     */
    public IpAddress neighbour(IpAddress destination) {
        return gateway.orElse(destination);
    }
}
