package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
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
 * @param unused bits that must be 0, 0 to 2^32-1
 */
public record IcmpSourceQuench(long unused) implements IcmpError {

    public IcmpSourceQuench {
        Range.u32("unused", unused);
    }

    static IcmpSourceQuench at(ByteBuffer in, int start) {
        return new IcmpSourceQuench(Wire.u32(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, unused);
    }

    @Override
    public String text(IcmpMessage message) {
        return "";
    }
}
