package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP router solicitation, type 10 (RFC 1256 section 3).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param reserved bits that must be 0, 0 to 2^32-1
 */
public record IcmpRouterSolicitation(int code, int checksum, long reserved) implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    static final int TYPE = 10;

    public IcmpRouterSolicitation {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("reserved", reserved);
    }

    static IcmpRouterSolicitation at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP router solicitation", in, start, LENGTH);
        return new IcmpRouterSolicitation(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u32(in, start + 4));
    }

    /** {@return a solicitation without checksum} */
    public static IcmpRouterSolicitation create() {
        return new IcmpRouterSolicitation(0, 0, 0);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put32(out, start + 4, reserved);
    }

    @Override
    public IcmpRouterSolicitation withChecksum(int checksum) {
        return new IcmpRouterSolicitation(code, checksum, reserved);
    }

    /** {@return {@code ICMP router solicitation}} */
    @Override
    public String toString() {
        return "ICMP router solicitation";
    }
}
