package io.rawnet.codec.network;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where the routing headers of known types keep their addresses. Views ask it too, so the static parts allocate nothing. */
final class RoutingLayout {

    /** The length of the fixed part before the addresses, the same in every known type. */
    private static final int FIXED = 8;

    private RoutingLayout() {}

    /** {@return how many addresses the header at an index holds; 0 where its type is unknown or its length does not suit it} */
    static int count(ByteBuffer buffer, int at, int length) {
        int room = length - FIXED;
        switch (Wire.u8(buffer, at + 2)) {
            case RoutingHeader.SOURCE_ROUTE:
                return room % Ipv6Address.LENGTH == 0 ? room / Ipv6Address.LENGTH : 0;
            case RoutingHeader.HOME_ADDRESS:
                return room == Ipv6Address.LENGTH ? 1 : 0;
            case RoutingHeader.RPL_SOURCE_ROUTE:
                int size = Ipv6Address.LENGTH - prefix(buffer, at);
                int others = room - (Wire.u8(buffer, at + 5) >>> 4) - Ipv6Address.LENGTH + lastPrefix(buffer, at);
                return others >= 0 && others % size == 0 ? others / size + 1 : 0;
            case RoutingHeader.SEGMENT_ROUTING:
                int segments = Wire.u8(buffer, at + 4) + 1;
                return segments * Ipv6Address.LENGTH <= room ? segments : 0;
            default:
                return 0;
        }
    }

    /** {@return how many octets every RPL address but the last shares with the IPv6 destination: CmprI} */
    private static int prefix(ByteBuffer buffer, int at) {
        return Wire.u8(buffer, at + 2) == RoutingHeader.RPL_SOURCE_ROUTE ? Wire.u8(buffer, at + 4) >>> 4 : 0;
    }

    /** {@return how many octets the last RPL address shares with the IPv6 destination: CmprE} */
    private static int lastPrefix(ByteBuffer buffer, int at) {
        return Wire.u8(buffer, at + 2) == RoutingHeader.RPL_SOURCE_ROUTE ? Wire.u8(buffer, at + 4) & 0xF : 0;
    }

    /**
     * {@return how many octets of the IPv6 destination address are also octets of the final destination: all 16 where the
     * header names no other}
     */
    static int sharedWithDestination(ByteBuffer buffer, int at, int length) {
        boolean onTheWay = Wire.u8(buffer, at + 3) > 0 && count(buffer, at, length) > 0;
        return onTheWay ? lastPrefix(buffer, at) : Ipv6Address.LENGTH;
    }

    /** {@return the addresses in the order of the header} */
    static List<Ipv6Address> addresses(ByteBuffer buffer, int at, int length, Ipv6Address destination) {
        int count = count(buffer, at, length);
        List<Ipv6Address> addresses = new ArrayList<>(count);
        int index = at + FIXED;
        for (int i = 0; i < count; i++) {
            int shared = i == count - 1 ? lastPrefix(buffer, at) : prefix(buffer, at);
            ByteBuffer address = ByteBuffer.allocate(Ipv6Address.LENGTH);
            destination.encode(address);
            int size = Ipv6Address.LENGTH - shared;
            address.put(shared, buffer, index, size);
            addresses.add(Ipv6Address.at(address, 0));
            index += size;
        }
        return List.copyOf(addresses);
    }
}
