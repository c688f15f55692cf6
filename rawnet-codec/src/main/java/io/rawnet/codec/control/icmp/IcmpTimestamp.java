package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.NumberedBody;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP timestamp, type 13, and timestamp reply, type 14 (RFC 792).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |           Identifier          |        Sequence Number        |
 * +-------------------------------+-------------------------------+
 * |                           Originate                           |
 * +---------------------------------------------------------------+
 * |                            Receive                            |
 * +---------------------------------------------------------------+
 * |                            Transmit                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 * @param originate when the request was sent, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit marks
 *     another unit
 * @param receive when the request was received, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit
 *     marks another unit
 * @param transmit when the reply was sent, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit marks
 *     another unit
 */
public record IcmpTimestamp(int identifier, int sequenceNumber, long originate, long receive, long transmit)
        implements NumberedBody {

    public IcmpTimestamp {
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
        Range.u32("originate", originate);
        Range.u32("receive", receive);
        Range.u32("transmit", transmit);
    }

    static IcmpTimestamp at(ByteBuffer in, int start) {
        return new IcmpTimestamp(
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6),
                Wire.u32(in, start + 8),
                Wire.u32(in, start + 12),
                Wire.u32(in, start + 16));
    }

    @Override
    public int length() {
        return 16;
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, identifier);
        Wire.put16(out, start + 6, sequenceNumber);
        Wire.put32(out, start + 8, originate);
        Wire.put32(out, start + 12, receive);
        Wire.put32(out, start + 16, transmit);
    }

    @Override
    public String text(IcmpMessage message) {
        String line = " id " + identifier + " seq " + sequenceNumber + " originate " + originate;
        return message.isReply() ? line + " receive " + receive + " transmit " + transmit : line;
    }
}
