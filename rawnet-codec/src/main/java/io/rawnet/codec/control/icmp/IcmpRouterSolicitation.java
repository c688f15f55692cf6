package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.MessageBody;
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
 * @param reserved bits that must be 0, 0 to 2^32-1
 */
public record IcmpRouterSolicitation(long reserved) implements MessageBody {

    public IcmpRouterSolicitation {
        Range.u32("reserved", reserved);
    }

    static IcmpRouterSolicitation at(ByteBuffer in, int start) {
        return new IcmpRouterSolicitation(Wire.u32(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, reserved);
    }

    @Override
    public String text(IcmpMessage message) {
        return "";
    }
}
