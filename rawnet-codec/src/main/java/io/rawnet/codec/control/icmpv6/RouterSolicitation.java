package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Router solicitation, ICMPv6 type 133 (RFC 4861 section 4.1): asks routers to advertise themselves now.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param options the options, to the end of the message
 */
public record RouterSolicitation(int code, int checksum, long reserved, NdpOptions options) implements Icmpv6Message {

    /** The length of the message without options in octets. */
    public static final int MIN_LENGTH = 8;

    static final int TYPE = 133;

    public RouterSolicitation {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("reserved", reserved);
    }

    static RouterSolicitation at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 router solicitation", in, start, MIN_LENGTH);
        return new RouterSolicitation(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                NdpOptions.at(in, start + MIN_LENGTH));
    }

    /**
     * {@return a solicitation without checksum}
     *
     * @param options the options, for instance the source link-layer address
     */
    public static RouterSolicitation of(NdpOption... options) {
        return new RouterSolicitation(0, 0, 0, NdpOptions.of(options));
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
        options.octets().encode(out, start + MIN_LENGTH);
    }

    @Override
    public RouterSolicitation withChecksum(int checksum) {
        return new RouterSolicitation(code, checksum, reserved, options);
    }

    /** {@return for instance {@code ICMPv6 router solicitation <source 02:00:00:00:00:01>}} */
    @Override
    public String toString() {
        return "ICMPv6 router solicitation" + options.suffix();
    }
}
