package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Neighbor solicitation, ICMPv6 type 135 (RFC 4861 section 4.3): asks for the link-layer address of a neighbor.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                       Target (128 bits)                       |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param target the address whose owner is asked
 * @param options the options, to the end of the message
 */
public record NeighborSolicitation(int code, int checksum, long reserved, Ipv6Address target, NdpOptions options)
        implements Icmpv6Message {

    /** The length of the message without options in octets. */
    public static final int MIN_LENGTH = 24;

    static final int TYPE = 135;

    public NeighborSolicitation {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("reserved", reserved);
    }

    static NeighborSolicitation at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 neighbor solicitation", in, start, MIN_LENGTH);
        return new NeighborSolicitation(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Ipv6Address.at(in, start + 8),
                NdpOptions.at(in, start + MIN_LENGTH));
    }

    /**
     * {@return a solicitation without checksum}
     *
     * @param target the address whose owner is asked
     * @param options the options, for instance the source link-layer address
     */
    public static NeighborSolicitation of(Ipv6Address target, NdpOption... options) {
        return new NeighborSolicitation(0, 0, 0, target, NdpOptions.of(options));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put32(out, start + 4, reserved);
        Wire.put64(out, start + 8, target.high());
        Wire.put64(out, start + 16, target.low());
        options.octets().encode(out, start + MIN_LENGTH);
    }

    @Override
    public NeighborSolicitation withChecksum(int checksum) {
        return new NeighborSolicitation(code, checksum, reserved, target, options);
    }

    /** {@return for instance {@code ICMPv6 neighbor solicitation who has 2001:db8::1 <source 02:00:00:00:00:01>}} */
    @Override
    public String toString() {
        return "ICMPv6 neighbor solicitation who has " + target + options.suffix();
    }
}
