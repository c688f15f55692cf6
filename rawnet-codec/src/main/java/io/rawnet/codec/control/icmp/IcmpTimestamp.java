package io.rawnet.codec.control.icmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.ControlMessage;
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
 * @param reply whether this is a reply; else it is a request
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 * @param originate when the request was sent, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit marks
 *     another unit
 * @param receive when the request was received, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit
 *     marks another unit
 * @param transmit when the reply was sent, in milliseconds since midnight UT, 0 to 2^32-1; the highest bit marks
 *     another unit
 */
public record IcmpTimestamp(
        boolean reply,
        int code,
        int checksum,
        int identifier,
        int sequenceNumber,
        long originate,
        long receive,
        long transmit)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = 20;

    static final int REQUEST_TYPE = 13;

    static final int REPLY_TYPE = 14;

    public IcmpTimestamp {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
        Range.u32("originate", originate);
        Range.u32("receive", receive);
        Range.u32("transmit", transmit);
    }

    static IcmpTimestamp at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP timestamp", in, start, LENGTH);
        return new IcmpTimestamp(
                Wire.u8(in, start) == REPLY_TYPE,
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6),
                Wire.u32(in, start + 8),
                Wire.u32(in, start + 12),
                Wire.u32(in, start + 16));
    }

    /**
     * {@return a timestamp request without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 65535
     * @param originate when the request is sent, in milliseconds since midnight UT, 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpTimestamp request(int identifier, int sequenceNumber, long originate) {
        return new IcmpTimestamp(false, 0, 0, identifier, sequenceNumber, originate, 0, 0);
    }

    @Override
    public int type() {
        return reply ? REPLY_TYPE : REQUEST_TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put16(out, start + 4, identifier);
        Wire.put16(out, start + 6, sequenceNumber);
        Wire.put32(out, start + 8, originate);
        Wire.put32(out, start + 12, receive);
        Wire.put32(out, start + 16, transmit);
    }

    @Override
    public IcmpTimestamp withChecksum(int checksum) {
        return new IcmpTimestamp(reply, code, checksum, identifier, sequenceNumber, originate, receive, transmit);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return reply
                && request instanceof IcmpTimestamp message
                && !message.reply
                && identifier == message.identifier
                && sequenceNumber == message.sequenceNumber;
    }

    /** {@return for instance {@code ICMP timestamp request id 1 seq 2 originate 43200000}} */
    @Override
    public String toString() {
        String line = "ICMP timestamp " + (reply ? "reply" : "request") + " id " + identifier + " seq " + sequenceNumber
                + " originate " + originate;
        return reply ? line + " receive " + receive + " transmit " + transmit : line;
    }
}
