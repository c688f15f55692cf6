package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.igmp.GroupRecord;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Multicast listener report of MLDv2, ICMPv6 type 143 (RFC 9777 section 5.2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Type = 143   |   Reserved    |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |             Flags             | Nr of Mcast Address Records(M)|
 * +---------------+---------------+-------------------------------+
 * |               M multicast address records ...                 |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code the reserved octet where other messages have their code, 0 to 255
 * @param checksum checksum over pseudo header and message, 0 to 65535
 * @param flags flags, of which only extensions make use (RFC 9279), 0 to 65535
 * @param records the multicast address records, at most 65535
 */
public record Mldv2Report(int code, int checksum, int flags, List<GroupRecord<Ipv6Address>> records)
        implements Icmpv6Message {

    /** The length of the message without records in octets. */
    public static final int MIN_LENGTH = 8;

    static final int TYPE = 143;

    private static final String LAYER = "ICMPv6 MLDv2 report";

    public Mldv2Report {
        records = List.copyOf(records);
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("flags", flags);
        Range.u16("number of records", records.size());
    }

    /**
     * {@return a report without checksum}
     *
     * @param records the multicast address records, at most 65535
     * @throws IllegalArgumentException if there are more
     */
    public static Mldv2Report of(List<GroupRecord<Ipv6Address>> records) {
        return new Mldv2Report(0, 0, 0, records);
    }

    static Mldv2Report at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require(LAYER, in, start, MIN_LENGTH);
        List<GroupRecord<Ipv6Address>> records =
                Elements.counted(LAYER, in, start, MIN_LENGTH, Wire.u16(in, start + 6), GroupRecord::decodeIpv6);
        return new Mldv2Report(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u16(in, start + 4), records);
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
        int start = ControlMessage.begin(out, length(), TYPE, code, checksum);
        Wire.put16(out, start + 4, flags);
        Wire.put16(out, start + 6, records.size());
        ByteBuffer rest = out.duplicate().position(start + MIN_LENGTH);
        records.forEach(addressRecord -> addressRecord.encode(rest));
    }

    @Override
    public Mldv2Report withChecksum(int checksum) {
        return new Mldv2Report(code, checksum, flags, records);
    }

    /** {@return for instance {@code ICMPv6 MLDv2 report ff3e::1 allow [2001:db8::1]}} */
    @Override
    public String toString() {
        return BoundedText.join(records, ", ", "ICMPv6 MLDv2 report ", "");
    }
}
