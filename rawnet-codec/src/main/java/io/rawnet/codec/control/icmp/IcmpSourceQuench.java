package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;

/**
 * ICMP source quench, type 4 (RFC 792). Deprecated by RFC 6633: not to be sent, and to be ignored. The quoted
 * datagram is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                             Unused                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param unused bits that must be 0, 0 to 2^32-1
 */
public record IcmpSourceQuench(int code, int checksum, long unused) implements IcmpMessage, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    static final int TYPE = 4;

    public IcmpSourceQuench {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("unused", unused);
    }

    static IcmpSourceQuench at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP source quench", in, start, LENGTH);
        return new IcmpSourceQuench(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u32(in, start + 4));
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
        Wire.put32(out, start + 4, unused);
    }

    @Override
    public IcmpSourceQuench withChecksum(int checksum) {
        return new IcmpSourceQuench(code, checksum, unused);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV4;
    }

    /** {@return {@code ICMP source quench}} */
    @Override
    public String toString() {
        return "ICMP source quench";
    }
}
