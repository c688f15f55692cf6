package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Body of the membership report of IGMPv3 (RFC 9776 section 4.2) and of the listener report of MLDv2, ICMPv6 type 143 (RFC 9777
 * section 5.2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | Type 0x22, 143|   Reserved    |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |             Flags             |  Number of Group Records (M)  |
 * +---------------+---------------+-------------------------------+
 * |                     M group records ...                       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param <A> the kind of address
 * @param flags flags, of which only extensions make use (RFC 9279), 0 to 65535
 * @param records the group records, in MLDv2 multicast address records; at most 65535
 */
public record MulticastReport<A extends IpAddress>(int flags, List<GroupRecord<A>> records) implements MessageBody {

    private static final int FIRST_RECORD = 8;

    public MulticastReport {
        records = List.copyOf(records);
        Range.u16("flags", flags);
        Range.u16("number of records", records.size());
    }

    /**
     * {@return the body of a report}
     *
     * @param <A> the kind of address
     * @param records the group records, at most 65535
     * @throws IllegalArgumentException if there are more
     */
    public static <A extends IpAddress> MulticastReport<A> of(List<GroupRecord<A>> records) {
        return new MulticastReport<>(0, records);
    }

    static MulticastReport<Ipv4Address> igmpAt(ByteBuffer in, int start) throws MalformedPacketException {
        return at("IGMPv3 report", in, start, GroupRecord::decodeIpv4);
    }

    /**
     * {@return the body of a report of MLDv2}
     *
     * @param in the octets, at least 8
     * @param start the absolute index of the message's first octet
     * @throws MalformedPacketException if there are fewer octets than the records say
     */
    public static MulticastReport<Ipv6Address> mldAt(ByteBuffer in, int start) throws MalformedPacketException {
        return at("ICMPv6 MLDv2 report", in, start, GroupRecord::decodeIpv6);
    }

    private static <A extends IpAddress> MulticastReport<A> at(
            String layer, ByteBuffer in, int start, Elements.Decoder<GroupRecord<A>> decoder)
            throws MalformedPacketException {
        int count = Wire.u16(in, start + 6);
        return new MulticastReport<>(
                Wire.u16(in, start + 4), Elements.counted(layer, in, start, FIRST_RECORD, count, decoder));
    }

    @Override
    public int length() {
        return 4 + records.stream().mapToInt(GroupRecord::length).sum();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, flags);
        Wire.put16(out, start + 6, records.size());
        ByteBuffer rest = out.duplicate().position(start + FIRST_RECORD);
        records.forEach(groupRecord -> groupRecord.encode(rest));
    }

    /**
     * {@return each rule that the records break}
     *
     * @param clause the section that says what a record is
     */
    public List<Violation> violations(String clause) {
        Violations found = new Violations();
        int offset = FIRST_RECORD;
        for (GroupRecord<A> groupRecord : records) {
            if (groupRecord.type() < GroupRecord.MODE_IS_INCLUDE
                    || groupRecord.type() > GroupRecord.BLOCK_OLD_SOURCES) {
                found.add(clause, offset, "record type " + groupRecord.type() + " is not defined");
            }
            found.addIf(!groupRecord.auxiliaryData().isEmpty(), clause, offset + 1, "auxiliary data is not defined");
            A group = groupRecord.group();
            found.addUnlessGroup(group.isMulticast(), "report", group, clause, offset + 4);
            offset += groupRecord.length();
        }
        return found.list();
    }

    /** {@return for instance {@code 232.1.1.1 allow [10.0.0.1]}} */
    @Override
    public String toString() {
        return BoundedText.join(records, ", ", "", "");
    }
}
