package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.ExponentialCode;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Body of the membership query of IGMPv3 (RFC 9776 section 4.1), and what the listener query of MLDv2 (RFC 9777 section 5.1) has
 * from the multicast address on: they differ in the length of their addresses alone.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Type = 0x11  | Max Resp Code |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +-------+-+-----+---------------+-------------------------------+
 * | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |
 * +-------+-+-----+---------------+-------------------------------+
 * |                       N sources ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param <A> the kind of address
 * @param group the group; 0.0.0.0 or {@code ::} in a general query
 * @param flags 0 to 255: four flags, of which only extensions make use (RFC 9279), S, and the querier's robustness variable
 * @param queryIntervalCode the querier's query interval, coded, 0 to 255
 * @param sources the sources that are asked about, at most 65535
 */
public record MulticastQuery<A extends IpAddress>(A group, int flags, int queryIntervalCode, List<A> sources)
        implements MessageBody {

    private static final int SUPPRESS = 0x08;

    /** RFC 9279: the one flag that is assigned, among four. */
    private static final int EXTENSION = 0x8;

    /** The length of flags, interval and number of sources in octets. */
    private static final int FIXED_LENGTH = 4;

    public MulticastQuery {
        NotNull.check("group", group);
        sources = List.copyOf(sources);
        Range.u8("flags", flags);
        Range.u8("queryIntervalCode", queryIntervalCode);
        Range.u16("number of sources", sources.size());
    }

    /**
     * {@return the body of a query of robustness 2, with one every 125 seconds}
     *
     * @param <A> the kind of address
     * @param group the group; 0.0.0.0 or {@code ::} asks for all
     * @param sources the sources that are asked about, at most 65535
     * @throws IllegalArgumentException if there are more
     */
    public static <A extends IpAddress> MulticastQuery<A> of(A group, List<A> sources) {
        return new MulticastQuery<>(group, 2, 125, sources);
    }

    static MulticastQuery<Ipv4Address> igmpAt(ByteBuffer in, int start) throws MalformedPacketException {
        return at("IGMPv3 query", in, start, 4, Ipv4Address.LENGTH, Ipv4Address::at);
    }

    /**
     * {@return the part of a query of MLDv2 from the multicast address on}
     *
     * @param in the octets, at least 28
     * @param start the absolute index of the message's first octet
     * @throws MalformedPacketException if there are fewer octets than the number of sources says
     */
    public static MulticastQuery<Ipv6Address> mldAt(ByteBuffer in, int start) throws MalformedPacketException {
        return at("ICMPv6 MLDv2 query", in, start, 8, Ipv6Address.LENGTH, Ipv6Address::at);
    }

    private static <A extends IpAddress> MulticastQuery<A> at(
            String layer, ByteBuffer in, int start, int offset, int addressLength, Elements.At<A> reader)
            throws MalformedPacketException {
        int fixed = start + offset + addressLength;
        int first = fixed + FIXED_LENGTH;
        int end = first + Wire.u16(in, fixed + 2) * addressLength;
        Wire.require(layer, in, start, end - start);
        List<A> sources = Elements.between(in, first, end, addressLength, reader);
        return new MulticastQuery<>(reader.at(in, start + offset), Wire.u8(in, fixed), Wire.u8(in, fixed + 1), sources);
    }

    /** {@return the querier's query interval in seconds, 0 to 31744} */
    public int queryInterval() {
        return ExponentialCode.of8(queryIntervalCode);
    }

    /** {@return flag S: whether routers are to leave their timers alone} */
    public boolean suppressRouterSideProcessing() {
        return (flags & SUPPRESS) != 0;
    }

    /** {@return the querier's robustness variable, 0 to 7; 0 says that it is above 7} */
    public int querierRobustness() {
        return flags & 7;
    }

    @Override
    public int length() {
        return FIXED_LENGTH + group.length() * (1 + sources.size());
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        ByteBuffer rest = out.duplicate().position(start + 4);
        group.encode(rest);
        int fixed = Wire.claim(rest, FIXED_LENGTH);
        Wire.put8(out, fixed, flags);
        Wire.put8(out, fixed + 1, queryIntervalCode);
        Wire.put16(out, fixed + 2, sources.size());
        sources.forEach(source -> source.encode(rest));
    }

    /**
     * {@return each rule that the query breaks}
     *
     * @param clause the section that says what a query is
     * @param flagsClause the section that says what its flags are
     * @param offset the offset of the group in the message
     */
    public List<Violation> violations(String clause, String flagsClause, int offset) {
        Violations found = new Violations();
        int fixed = offset + group.length();
        found.addUnlessZero("reserved", flags >>> 4 & ~EXTENSION, flagsClause, fixed);
        found.addUnlessGroup(group.isUnspecified() || group.isMulticast(), "query", group, clause, offset);
        found.addIf(
                group.isUnspecified() && !sources.isEmpty(), clause, fixed + 2, "a general query asks about sources");
        return found.list();
    }

    /** {@return for instance {@code 232.1.1.1 [S] [10.0.0.1]}} */
    @Override
    public String toString() {
        return (group.isUnspecified() ? "for all groups" : group)
                + (suppressRouterSideProcessing() ? " [S]" : "")
                + (sources.isEmpty() ? "" : BoundedText.join(sources, ", ", " [", "]"));
    }
}
