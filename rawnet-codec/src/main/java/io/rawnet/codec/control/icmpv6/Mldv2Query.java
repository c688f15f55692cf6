package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.ExponentialCode;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Multicast listener query of MLDv2, ICMPv6 type 130 and at least 28 octets (RFC 9777 section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |     Maximum Response Code     |           Reserved            |
 * +-------------------------------+-------------------------------+
 * |                 Multicast Address (128 bits)                  |
 * +-------+-+-----+---------------+-------------------------------+
 * | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |
 * +-------+-+-----+---------------+-------------------------------+
 * |                       N sources ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over pseudo header and message, 0 to 65535
 * @param maximumResponseCode how long listeners may wait with their report, coded, 0 to 65535
 * @param reserved bits that must be 0, 0 to 65535
 * @param group the multicast address; {@code ::} in a general query
 * @param flags 0 to 255: four flags, of which only extensions make use (RFC 9279), S, and the querier's robustness variable
 * @param queryIntervalCode the querier's query interval, coded, 0 to 255
 * @param sources the sources that are asked about, at most 65535
 */
public record Mldv2Query(
        int code,
        int checksum,
        int maximumResponseCode,
        int reserved,
        Ipv6Address group,
        int flags,
        int queryIntervalCode,
        List<Ipv6Address> sources)
        implements Icmpv6Message {

    /** The length of the message without sources in octets. */
    public static final int MIN_LENGTH = 28;

    private static final String LAYER = "ICMPv6 MLDv2 query";

    private static final int SUPPRESS = 0x08;

    public Mldv2Query {
        sources = List.copyOf(sources);
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("maximumResponseCode", maximumResponseCode);
        Range.u16("reserved", reserved);
        Range.u8("flags", flags);
        Range.u8("queryIntervalCode", queryIntervalCode);
        Range.u16("number of sources", sources.size());
    }

    /**
     * {@return a query without checksum: the answer within 10 seconds, robustness 2, a query every 125 seconds}
     *
     * @param group the multicast address; {@code ::} asks for all
     * @param sources the sources that are asked about
     */
    public static Mldv2Query of(Ipv6Address group, Ipv6Address... sources) {
        return new Mldv2Query(0, 0, 10_000, 0, group, 2, 125, List.of(sources));
    }

    static Mldv2Query at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        int length = MIN_LENGTH + Wire.u16(in, start + 26) * Ipv6Address.LENGTH;
        Wire.require(LAYER, in, start, length);
        List<Ipv6Address> sources =
                Elements.between(in, start + MIN_LENGTH, start + length, Ipv6Address.LENGTH, Ipv6Address::at);
        return new Mldv2Query(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6),
                Ipv6Address.at(in, start + 8),
                Wire.u8(in, start + 24),
                Wire.u8(in, start + 25),
                sources);
    }

    /** {@return how long listeners may wait with their report in milliseconds, 0 to 8387584} */
    public int maximumResponseDelay() {
        return ExponentialCode.of16(maximumResponseCode);
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
    public int type() {
        return MldQuery.TYPE;
    }

    @Override
    public int length() {
        return MIN_LENGTH + sources.size() * Ipv6Address.LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put16(out, start + 4, maximumResponseCode);
        Wire.put16(out, start + 6, reserved);
        Wire.put8(out, start + 24, flags);
        Wire.put8(out, start + 25, queryIntervalCode);
        Wire.put16(out, start + 26, sources.size());
        ByteBuffer addresses = out.duplicate().position(start + 8);
        group.encode(addresses);
        addresses.position(start + MIN_LENGTH);
        sources.forEach(source -> source.encode(addresses));
    }

    @Override
    public Mldv2Query withChecksum(int checksum) {
        return new Mldv2Query(code, checksum, maximumResponseCode, reserved, group, flags, queryIntervalCode, sources);
    }

    /** {@return for instance {@code ICMPv6 MLDv2 query max delay 10000 ff3e::1 [2001:db8::1]}} */
    @Override
    public String toString() {
        return "ICMPv6 MLDv2 query max delay " + maximumResponseDelay()
                + (group.isUnspecified() ? " for all groups" : " " + group)
                + (suppressRouterSideProcessing() ? " [S]" : "")
                + (sources.isEmpty() ? "" : BoundedText.join(sources, ", ", " [", "]"));
    }
}
