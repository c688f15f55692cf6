package io.rawnet.codec.network;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * How much of an IPv6 header's addresses the transport checksum covers, for views: the same answer that the pseudo headers of
 * {@link RoutingHeader} and {@link DestinationOptionsHeader} give, without allocating.
 */
final class Ipv6Addressing {

    private Ipv6Addressing() {}

    /** {@return 16 or, where a home address option takes the source's place, 0} */
    static int sourceOctets(ByteBuffer buffer, int header, int end) {
        return covered(buffer, header, end, Ipv6Chain.DESTINATION_OPTIONS);
    }

    /** {@return how many octets of the destination, from the first, are those of the final destination} */
    static int destinationOctets(ByteBuffer buffer, int header, int end) {
        return covered(buffer, header, end, Ipv6Chain.ROUTING);
    }

    private static int covered(ByteBuffer buffer, int header, int end, int asked) {
        int type = Wire.u8(buffer, header + 6);
        int at = header + Ipv6View.LENGTH;
        int covered = Ipv6Address.LENGTH;
        for (int i = 0; i < Ipv6Chain.MAX_HEADERS; i++) {
            int length = Ipv6Chain.length(type, buffer, at, end);
            if (length == 0) {
                break;
            }
            if (type == asked) {
                covered = Math.min(covered, coveredBehind(type, buffer, at, length));
            }
            type = Wire.u8(buffer, at);
            at += length;
        }
        return covered;
    }

    private static int coveredBehind(int type, ByteBuffer buffer, int at, int length) {
        if (type == Ipv6Chain.ROUTING) {
            return RoutingLayout.sharedWithDestination(buffer, at, length);
        }
        int home = Ipv6Options.find(Ipv6Option.HOME_ADDRESS, Ipv6Address.LENGTH, buffer, at + 2, at + length);
        return home < 0 ? Ipv6Address.LENGTH : 0;
    }

    /** {@return the ones' complement sum of an address's first octets, folded to 32 bits} */
    static int sum(Ipv6Address address, int octets) {
        long high = octets >= 8 ? address.high() : address.high() & firstOctets(octets);
        long low = octets <= 8 ? 0 : octets == 16 ? address.low() : address.low() & firstOctets(octets - 8);
        long folded = InternetChecksum.sum(InternetChecksum.sum(high) + InternetChecksum.sum(low));
        return (int) InternetChecksum.sum(folded);
    }

    /** {@return a mask for the first 0 to 7 octets of eight} */
    private static long firstOctets(int octets) {
        return ~(-1L >>> 8 * octets);
    }
}
