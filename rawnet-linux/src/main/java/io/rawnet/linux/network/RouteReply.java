package io.rawnet.linux.network;

import io.rawnet.linux.socket.AddressFamily;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the routing tables of the calling thread's network namespace send a packet first, as the kernel replies.
 *
 * @param interfaceIndex the interface it leaves through, 1 or more
 * @param gateway the router that it is handed to; empty if the destination is a neighbour
 */
public record RouteReply(int interfaceIndex, Optional<InetAddress> gateway) {
    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_GETROUTE = 26;

    /**
     * Octets of {@code struct rtmsg}: family, destination length, source length, type of service, table, protocol, scope, type u8 each, flags
     * u32.
     */
    private static final int ROUTE_SIZE = 12;

    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    /** {@code struct rtvia}: the family, u16, and an address of it, for gateways of the other family. */
    private static final int RTA_VIA = 18;

    /**
     * {@return the next hop of a destination (rtnetlink(7), RTM_GETROUTE)}
     *
     * @param destination where to
     * @param interfaceIndex the only interface to leave through, 0 for any
     * @throws IOException if the kernel refuses: ENETUNREACH if no route leads there
     */
    public static RouteReply to(InetAddress destination, int interfaceIndex) throws IOException {
        byte[] address = destination.getAddress();
        AddressFamily family = destination instanceof Inet4Address ? AddressFamily.AF_INET : AddressFamily.AF_INET6;
        NetlinkRequest request = new NetlinkRequest("RTM_GETROUTE", RTM_GETROUTE, NetlinkRequest.NLM_F_ACK)
                .u8(family.number())
                .u8(address.length * Byte.SIZE)
                .u8(0)
                .u8(0)
                .u32(0)
                .u32(0)
                .attribute(RTA_DST, address);
        if (interfaceIndex > 0) {
            request.attribute(RTA_OIF, interfaceIndex);
        }
        AtomicReference<RouteReply> found = new AtomicReference<>();
        try (RouteSocket kernel = new RouteSocket()) {
            kernel.ask(request, answer -> read(answer).ifPresent(found::set));
        }
        if (found.get() == null) {
            throw new IOException(request.what() + ": the kernel reported no route to " + destination.getHostAddress());
        }
        return found.get();
    }

    private static Optional<RouteReply> read(ByteBuffer answer) {
        int behind = NetlinkRequest.HEADER_SIZE + ROUTE_SIZE;
        if (answer.getShort(NetlinkRequest.TYPE) != RTM_NEWROUTE || answer.limit() < behind) {
            return Optional.empty();
        }
        NetlinkAttributes attributes =
                new NetlinkAttributes(answer.position(behind).slice().order(ByteOrder.nativeOrder()));
        byte[] via = attributes.octets(RTA_VIA);
        Optional<InetAddress> gateway = address(attributes.octets(RTA_GATEWAY))
                .or(() -> via.length > Short.BYTES
                        ? address(Arrays.copyOfRange(via, Short.BYTES, via.length))
                        : Optional.empty());
        return Optional.of(new RouteReply(attributes.number(RTA_OIF), gateway));
    }

    private static Optional<InetAddress> address(byte[] octets) {
        try {
            return octets.length == 0 ? Optional.empty() : Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException otherLength) {
            return Optional.empty();
        }
    }
}
