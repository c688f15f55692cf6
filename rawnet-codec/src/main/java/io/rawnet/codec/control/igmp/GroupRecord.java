package io.rawnet.codec.control.igmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a host listens to in one group: the group record of IGMPv3 (RFC 9776 section 4.2) and the multicast address record of
 * MLDv2 (RFC 9777 section 5.2), which differ in the length of their addresses alone.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Record Type  |  Aux Data Len |     Number of Sources (N)     |
 * +---------------+---------------+-------------------------------+
 * |          Group, N sources, auxiliary data ...                 |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param <A> the kind of address
 * @param type the record type, 0 to 255, for instance {@link #CHANGE_TO_EXCLUDE}
 * @param group the group
 * @param sources the sources, at most 65535
 * @param auxiliaryData octets of which neither protocol makes use; a multiple of 4, at most 1020
 */
public record GroupRecord<A extends IpAddress>(int type, A group, List<A> sources, Octets auxiliaryData) {

    /** The current filter mode is INCLUDE with these sources. */
    public static final int MODE_IS_INCLUDE = 1;

    /** The current filter mode is EXCLUDE with these sources. */
    public static final int MODE_IS_EXCLUDE = 2;

    /** The filter mode has become INCLUDE with these sources; without any, the host has left the group. */
    public static final int CHANGE_TO_INCLUDE = 3;

    /** The filter mode has become EXCLUDE with these sources; without any, the host has joined the group. */
    public static final int CHANGE_TO_EXCLUDE = 4;

    /** The host now also listens to these sources. */
    public static final int ALLOW_NEW_SOURCES = 5;

    /** The host no longer listens to these sources. */
    public static final int BLOCK_OLD_SOURCES = 6;

    private static final String LAYER = "group record";

    private static final int FIXED_LENGTH = 4;

    private static final List<String> TYPES =
            List.of("is include", "is exclude", "to include", "to exclude", "allow", "block");

    public GroupRecord {
        NotNull.check("group", group);
        sources = List.copyOf(sources);
        Range.u8("type", type);
        Range.u16("number of sources", sources.size());
        Range.check("auxiliary data length", auxiliaryData.size(), 0xFF * 4);
        Range.multiple("auxiliary data", auxiliaryData.size(), 4);
    }

    /**
     * {@return a record without auxiliary data}
     *
     * @param <A> the kind of address
     * @param type the record type, 0 to 255, for instance {@link #CHANGE_TO_EXCLUDE}
     * @param group the group
     * @param sources the sources
     * @throws IllegalArgumentException if {@code type} is outside its range
     */
    public static <A extends IpAddress> GroupRecord<A> of(int type, A group, List<A> sources) {
        return new GroupRecord<>(type, group, sources, Octets.EMPTY);
    }

    /**
     * Decodes the IGMPv3 record at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the record
     * @throws MalformedPacketException if there are fewer octets than its lengths say; the position is unchanged
     */
    public static GroupRecord<Ipv4Address> decodeIpv4(ByteBuffer in) throws MalformedPacketException {
        return decode(in, Ipv4Address.LENGTH, Ipv4Address::at);
    }

    /**
     * Decodes the MLDv2 record at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the record
     * @throws MalformedPacketException if there are fewer octets than its lengths say; the position is unchanged
     */
    public static GroupRecord<Ipv6Address> decodeIpv6(ByteBuffer in) throws MalformedPacketException {
        return decode(in, Ipv6Address.LENGTH, Ipv6Address::at);
    }

    private static <A extends IpAddress> GroupRecord<A> decode(ByteBuffer in, int addressLength, Elements.At<A> reader)
            throws MalformedPacketException {
        Wire.require(LAYER, in, FIXED_LENGTH + addressLength);
        int start = in.position();
        int auxiliary = Wire.u8(in, start + 1) * 4;
        int count = Wire.u16(in, start + 2);
        int length = FIXED_LENGTH + addressLength * (1 + count) + auxiliary;
        Wire.require(LAYER, in, length);
        int group = start + FIXED_LENGTH;
        List<A> sources =
                Elements.between(in, group + addressLength, start + length - auxiliary, addressLength, reader);
        GroupRecord<A> decoded = new GroupRecord<>(
                Wire.u8(in, start),
                reader.at(in, group),
                sources,
                Octets.copyOf(in, start + length - auxiliary, auxiliary));
        in.position(start + length);
        return decoded;
    }

    /** {@return the length of the record in octets} */
    public int length() {
        return FIXED_LENGTH + group.length() * (1 + sources.size()) + auxiliaryData.size();
    }

    /**
     * Writes the record at the buffer's position and moves the position behind it.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit
     */
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, FIXED_LENGTH);
        Wire.put8(out, start, type);
        Wire.put8(out, start + 1, auxiliaryData.size() / 4);
        Wire.put16(out, start + 2, sources.size());
        group.encode(out);
        sources.forEach(source -> source.encode(out));
        auxiliaryData.encode(out);
    }

    /** {@return for instance {@code 232.1.1.1 allow [10.0.0.1]}} */
    @Override
    public String toString() {
        String what = type >= 1 && type <= TYPES.size() ? TYPES.get(type - 1) : "type " + type;
        return group + " " + what + " " + BoundedText.join(sources, ", ", "[", "]");
    }
}
