package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * IGMPv3 membership report (RFC 9776 section 4.2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Type = 0x22  |   Reserved    |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |             Flags             |  Number of Group Records (M)  |
 * +---------------+---------------+-------------------------------+
 * |                     M group records ...                       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reserved the octet behind the type, which must be 0, 0 to 255
 * @param checksum checksum over the message, 0 to 65535
 * @param flags flags, of which only extensions make use (RFC 9279), 0 to 65535
 * @param records the group records, at most 65535
 */
public record Igmpv3Report(int reserved, int checksum, int flags, List<GroupRecord<Ipv4Address>> records)
        implements IgmpMessage {

    /** The length of the message without records in octets. */
    public static final int MIN_LENGTH = 8;

    static final int TYPE = 0x22;

    private static final String LAYER = "IGMPv3 report";

    public Igmpv3Report {
        records = List.copyOf(records);
        Range.u8("reserved", reserved);
        Range.u16("checksum", checksum);
        Range.u16("flags", flags);
        Range.u16("number of records", records.size());
    }

    /**
     * {@return a report without checksum}
     *
     * @param records the group records, at most 65535
     * @throws IllegalArgumentException if there are more
     */
    public static Igmpv3Report of(List<GroupRecord<Ipv4Address>> records) {
        return new Igmpv3Report(0, 0, 0, records);
    }

    static Igmpv3Report at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        List<GroupRecord<Ipv4Address>> records =
                Elements.counted(LAYER, in, start, MIN_LENGTH, Wire.u16(in, start + 6), GroupRecord::decodeIpv4);
        return new Igmpv3Report(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u16(in, start + 4), records);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return MIN_LENGTH + records.stream().mapToInt(GroupRecord::length).sum();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), TYPE, reserved, checksum);
        Wire.put16(out, start + 4, flags);
        Wire.put16(out, start + 6, records.size());
        ByteBuffer rest = out.duplicate().position(start + MIN_LENGTH);
        records.forEach(groupRecord -> groupRecord.encode(rest));
    }

    @Override
    public Igmpv3Report withChecksum(int checksum) {
        return new Igmpv3Report(reserved, checksum, flags, records);
    }

    /** {@return for instance {@code IGMPv3 report 232.1.1.1 allow [10.0.0.1]}} */
    @Override
    public String toString() {
        return BoundedText.join(records, ", ", "IGMPv3 report ", "");
    }
}
