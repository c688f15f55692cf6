package io.rawnet.codec.control.icmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.EchoLayout;
import java.nio.ByteBuffer;

/**
 * ICMP echo request, type 8, and echo reply, type 0 (RFC 792). Its data is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |           Identifier          |        Sequence Number        |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param reply whether this is a reply; else it is a request
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 */
public record IcmpEcho(boolean reply, int code, int checksum, int identifier, int sequenceNumber)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = EchoLayout.LENGTH;

    static final int REQUEST_TYPE = 8;

    static final int REPLY_TYPE = 0;

    public IcmpEcho {
        EchoLayout.check(code, checksum, identifier, sequenceNumber);
    }

    static IcmpEcho at(ByteBuffer in, int start) throws MalformedPacketException {
        return EchoLayout.at("ICMP echo", in, start, REPLY_TYPE, IcmpEcho::new);
    }

    /**
     * {@return an echo request without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 65535
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpEcho request(int identifier, int sequenceNumber) {
        return new IcmpEcho(false, 0, 0, identifier, sequenceNumber);
    }

    /** {@return the reply to this request, without checksum; the data of the request must follow it} */
    public IcmpEcho toReply() {
        return new IcmpEcho(true, 0, 0, identifier, sequenceNumber);
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
        EchoLayout.encode(out, type(), code, checksum, identifier, sequenceNumber);
    }

    @Override
    public IcmpEcho withChecksum(int checksum) {
        return new IcmpEcho(reply, code, checksum, identifier, sequenceNumber);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return reply
                && request instanceof IcmpEcho message
                && !message.reply
                && identifier == message.identifier
                && sequenceNumber == message.sequenceNumber;
    }

    /** {@return for instance {@code ICMP echo request id 1 seq 2}} */
    @Override
    public String toString() {
        return "ICMP echo " + (reply ? "reply" : "request") + " id " + identifier + " seq " + sequenceNumber;
    }
}
