package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * IPv6 routing header of any type (RFC 8200 section 4.4). The addresses in the types 0 (RFC 5095 and before), 2 (RFC 6275), 3
 * (RFC 6554) and 4 (RFC 8754) are read from the type-specific data when asked for.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * |  Next Header  |  Hdr Ext Len  |  Routing Type | Segments Left |
 * +---------------+---------------+---------------+---------------+
 * |                     Type-specific data ...                    |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param nextHeader what follows
 * @param routingType the type, 0 to 255
 * @param segmentsLeft how many listed nodes are still to be visited, 0 to 255
 * @param data the type-specific data, 4, 12, 20 ... 2044 octets
 */
public record RoutingHeader(IpProtocol nextHeader, int routingType, int segmentsLeft, Octets data)
        implements ExtensionHeader, NetworkHeader {

    /** Routing type 0, a plain list of addresses; deprecated by RFC 5095. */
    public static final int SOURCE_ROUTE = 0;

    /** Routing type 2, the home address of a mobile node (RFC 6275 section 6.4). */
    public static final int HOME_ADDRESS = 2;

    /** Routing type 3, compressed addresses in a low-power network (RFC 6554). */
    public static final int RPL_SOURCE_ROUTE = 3;

    /** Routing type 4, the segment routing header (RFC 8754). */
    public static final int SEGMENT_ROUTING = 4;

    private static final int BEFORE_DATA = 4;
    private static final int MAX_DATA = 2044;

    public RoutingHeader {
        NotNull.check("nextHeader", nextHeader);
        Range.u8("routingType", routingType);
        Range.u8("segmentsLeft", segmentsLeft);
        Range.check("data length", data.size(), MAX_DATA);
        Range.octets(data.size() % 8 == BEFORE_DATA, "data", "4, 12, 20 ... octets", data.size());
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 8 octets or than its length says
     */
    public static RoutingHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Octets data = Extensions.take("IPv6 routing", in, BEFORE_DATA);
        return new RoutingHeader(
                IpProtocol.of(Wire.u8(in, start)), Wire.u8(in, start + 2), Wire.u8(in, start + 3), data);
    }

    /**
     * {@return a segment routing header without flags, tag and TLVs (RFC 8754 section 2), at its first segment}
     *
     * @param nextHeader what follows
     * @param segments the segments in the order of travel, 1 to 127; the header has them in reverse
     * @throws IllegalArgumentException if there are none or too many
     */
    public static RoutingHeader segments(IpProtocol nextHeader, List<Ipv6Address> segments) {
        Range.check("number of segments less 1", segments.size() - 1, 126);
        ByteBuffer data = ByteBuffer.allocate(BEFORE_DATA + segments.size() * Ipv6Address.LENGTH);
        data.putInt(segments.size() - 1 << 24);
        for (int i = segments.size() - 1; i >= 0; i--) {
            segments.get(i).encode(data);
        }
        return new RoutingHeader(nextHeader, SEGMENT_ROUTING, segments.size() - 1, Octets.copyOf(data.flip()));
    }

    @Override
    public int length() {
        return BEFORE_DATA + data.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Extensions.claim(out, this);
        Wire.put8(out, start + 2, routingType);
        Wire.put8(out, start + 3, segmentsLeft);
        data.encode(out, start + BEFORE_DATA);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ROUTING);
    }

    /**
     * {@return the addresses in the order of the header; empty where the type is unknown or the data do not suit it} Type 4
     * lists them in reverse: the last to be visited comes first.
     *
     * @param destination the destination address of the IPv6 header, which type 3 takes prefixes from
     */
    public List<Ipv6Address> addresses(Ipv6Address destination) {
        return RoutingLayout.addresses(octets().buffer(), 0, length(), destination);
    }

    /**
     * {@return the final destination of the packet; the given destination where no segment is left or the addresses
     * cannot be read}
     *
     * @param destination the destination address of the IPv6 header
     */
    public Ipv6Address finalDestination(Ipv6Address destination) {
        List<Ipv6Address> addresses = segmentsLeft == 0 ? List.of() : addresses(destination);
        if (addresses.isEmpty()) {
            return destination;
        }
        return addresses.get(routingType == SEGMENT_ROUTING ? 0 : addresses.size() - 1);
    }

    /** {@return the enclosing one, with the final destination in place of its destination (RFC 8200 section 8.1)} */
    @Override
    public Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        return enclosing.map(pseudoHeader -> pseudoHeader instanceof Ipv6PseudoHeader addresses
                ? new Ipv6PseudoHeader(addresses.source(), finalDestination(addresses.destination()))
                : pseudoHeader);
    }

    /** {@return a copy with the next header filled in} */
    @Override
    public RoutingHeader completed(HeaderContext context) {
        return new RoutingHeader(Extensions.following(context, nextHeader), routingType, segmentsLeft, data);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = Extensions.violations(context);
        List<Ipv6Address> addresses = addresses(Ipv6Address.ANY);
        boolean known = routingType == SOURCE_ROUTE || routingType >= HOME_ADDRESS && routingType <= SEGMENT_ROUTING;
        found.addIf(routingType == SOURCE_ROUTE, "RFC 5095 3", 2, "routing type 0 is deprecated");
        if (known && addresses.isEmpty() && length() > 8) {
            found.add(format(), 1, "the length does not suit routing type " + routingType);
        } else if (known && segmentsLeft > addresses.size()) {
            found.add("RFC 8200 4.4", 3, segmentsLeft + " segments left of " + addresses.size() + " addresses");
        }
        return found.list();
    }

    /** The section that says what the data of a known type consist of. */
    private String format() {
        return switch (routingType) {
            case HOME_ADDRESS -> "RFC 6275 6.4.1";
            case RPL_SOURCE_ROUTE -> "RFC 6554 3";
            case SEGMENT_ROUTING -> "RFC 8754 2";
            default -> "RFC 2460 4.4";
        };
    }

    /** {@return for instance {@code routing type 4 segments left 1 [2001:db8::2, 2001:db8::1] TCP}} */
    @Override
    public String toString() {
        List<Ipv6Address> addresses = addresses(Ipv6Address.ANY);
        String route = addresses.isEmpty() ? BoundedText.of(data) : BoundedText.join(addresses, ", ", "[", "]");
        return "routing type " + routingType + " segments left " + segmentsLeft + " " + route + " " + nextHeader;
    }
}
