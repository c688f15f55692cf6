package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.ExponentialCode;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * IGMPv3 membership query (RFC 9776 section 4.1).
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
 * @param maximumResponseCode how long hosts may wait with their report, coded, 0 to 255
 * @param checksum checksum over the message, 0 to 65535
 * @param group the group; 0.0.0.0 in a general query
 * @param flags 0 to 255: four flags, of which only extensions make use (RFC 9279), S, and the querier's robustness variable
 * @param queryIntervalCode the querier's query interval, coded, 0 to 255
 * @param sources the sources that are asked about, at most 65535
 */
public record Igmpv3Query(
        int maximumResponseCode,
        int checksum,
        Ipv4Address group,
        int flags,
        int queryIntervalCode,
        List<Ipv4Address> sources)
        implements IgmpMessage {

    /** The length of the message without sources in octets. */
    public static final int MIN_LENGTH = 12;

    private static final String LAYER = "IGMPv3 query";

    private static final int SUPPRESS = 0x08;

    public Igmpv3Query {
        sources = List.copyOf(sources);
        Range.u8("maximumResponseCode", maximumResponseCode);
        Range.u16("checksum", checksum);
        Range.u8("flags", flags);
        Range.u8("queryIntervalCode", queryIntervalCode);
        Range.u16("number of sources", sources.size());
    }

    /**
     * {@return a query without checksum: the answer within 10 seconds, robustness 2, a query every 125 seconds}
     *
     * @param group the group; 0.0.0.0 asks for all
     * @param sources the sources that are asked about
     */
    public static Igmpv3Query of(Ipv4Address group, Ipv4Address... sources) {
        return new Igmpv3Query(100, 0, group, 2, 125, List.of(sources));
    }

    static Igmpv3Query at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        int length = MIN_LENGTH + Wire.u16(in, start + 10) * Ipv4Address.LENGTH;
        Wire.require(LAYER, in, start, length);
        List<Ipv4Address> sources =
                Elements.between(in, start + MIN_LENGTH, start + length, Ipv4Address.LENGTH, Ipv4Address::at);
        return new Igmpv3Query(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Ipv4Address.at(in, start + 4),
                Wire.u8(in, start + 8),
                Wire.u8(in, start + 9),
                sources);
    }

    /** {@return how long hosts may wait with their report in tenths of a second, 0 to 31744} */
    public int maximumResponseTime() {
        return ExponentialCode.of8(maximumResponseCode);
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
        return QUERY;
    }

    @Override
    public int length() {
        return MIN_LENGTH + sources.size() * Ipv4Address.LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), QUERY, maximumResponseCode, checksum);
        Wire.put32(out, start + 4, group.bits());
        Wire.put8(out, start + 8, flags);
        Wire.put8(out, start + 9, queryIntervalCode);
        Wire.put16(out, start + 10, sources.size());
        int index = start + MIN_LENGTH;
        for (Ipv4Address source : sources) {
            Wire.put32(out, index, source.bits());
            index += Ipv4Address.LENGTH;
        }
    }

    @Override
    public Igmpv3Query withChecksum(int checksum) {
        return new Igmpv3Query(maximumResponseCode, checksum, group, flags, queryIntervalCode, sources);
    }

    /** {@return for instance {@code IGMPv3 query max 10000 ms 232.1.1.1 [10.0.0.1]}} */
    @Override
    public String toString() {
        return "IGMPv3 query max " + maximumResponseTime() * 100 + " ms"
                + (group.isUnspecified() ? " for all groups" : " " + group)
                + (suppressRouterSideProcessing() ? " [S]" : "")
                + (sources.isEmpty() ? "" : BoundedText.join(sources, ", ", " [", "]"));
    }
}
