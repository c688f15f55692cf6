package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * An IGMP message of version 1 (RFC 1112 appendix I) or 2 (RFC 2236 section 2), which have one format.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      | Max Resp Time |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param type {@link IgmpMessage#QUERY}, {@link #REPORT_V1}, {@link #REPORT_V2} or {@link #LEAVE}
 * @param maximumResponseTime how long hosts may wait with their report in tenths of a second, 0 to 255; 0 in a query of
 *     version 1
 * @param checksum checksum over the message, 0 to 65535
 * @param group the group; 0.0.0.0 in a general query
 */
public record Igmpv2Message(int type, int maximumResponseTime, int checksum, Ipv4Address group) implements IgmpMessage {

    /** The type of a membership report of version 1. */
    public static final int REPORT_V1 = 0x12;

    /** The type of a membership report of version 2. */
    public static final int REPORT_V2 = 0x16;

    /** The type of the message that says that a host has left a group. */
    public static final int LEAVE = 0x17;

    /** The length of the message in octets. */
    public static final int LENGTH = 8;

    public Igmpv2Message {
        if (type != QUERY && type != REPORT_V1 && type != REPORT_V2 && type != LEAVE) {
            throw new IllegalArgumentException("type must be 17, 18, 22 or 23, not " + type);
        }
        Range.u8("maximumResponseTime", maximumResponseTime);
        Range.u16("checksum", checksum);
    }

    /**
     * {@return a query without checksum}
     *
     * @param maximumResponseTime how long hosts may wait in tenths of a second, 0 to 255
     * @param group the group; 0.0.0.0 asks for all
     * @throws IllegalArgumentException if {@code maximumResponseTime} is outside its range
     */
    public static Igmpv2Message query(int maximumResponseTime, Ipv4Address group) {
        return new Igmpv2Message(QUERY, maximumResponseTime, 0, group);
    }

    /**
     * {@return a report of version 2 without checksum}
     *
     * @param group the group that the host listens to
     */
    public static Igmpv2Message report(Ipv4Address group) {
        return new Igmpv2Message(REPORT_V2, 0, 0, group);
    }

    /**
     * {@return the message that says that a host has left a group, without checksum}
     *
     * @param group the group
     */
    public static Igmpv2Message leave(Ipv4Address group) {
        return new Igmpv2Message(LEAVE, 0, 0, group);
    }

    static Igmpv2Message at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("IGMP", in, start, LENGTH);
        return new Igmpv2Message(
                Wire.u8(in, start), Wire.u8(in, start + 1), Wire.u16(in, start + 2), Ipv4Address.at(in, start + 4));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, LENGTH, type, maximumResponseTime, checksum);
        Wire.put32(out, start + 4, group.bits());
    }

    @Override
    public Igmpv2Message withChecksum(int checksum) {
        return new Igmpv2Message(type, maximumResponseTime, checksum, group);
    }

    /** {@return for instance {@code IGMPv2 report 239.1.1.1}} */
    @Override
    public String toString() {
        return switch (type) {
            case QUERY ->
                (maximumResponseTime == 0 ? "IGMPv1 query" : "IGMPv2 query max " + maximumResponseTime + "00 ms")
                        + (group.isUnspecified() ? " for all groups" : " " + group);
            case REPORT_V1 -> "IGMPv1 report " + group;
            case REPORT_V2 -> "IGMPv2 report " + group;
            default -> "IGMPv2 leave " + group;
        };
    }
}
