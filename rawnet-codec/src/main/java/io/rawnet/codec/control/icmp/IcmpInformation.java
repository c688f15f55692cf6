package io.rawnet.codec.control.icmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.EchoLayout;
import java.nio.ByteBuffer;

/**
 * ICMP information request, type 15, and information reply, type 16 (RFC 792). Deprecated by RFC 6918.
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
public record IcmpInformation(boolean reply, int code, int checksum, int identifier, int sequenceNumber)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = EchoLayout.LENGTH;

    static final int REQUEST_TYPE = 15;

    static final int REPLY_TYPE = 16;

    public IcmpInformation {
        EchoLayout.check(code, checksum, identifier, sequenceNumber);
    }

    static IcmpInformation at(ByteBuffer in, int start) throws MalformedPacketException {
        return EchoLayout.at("ICMP information", in, start, REPLY_TYPE, IcmpInformation::new);
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
    public IcmpInformation withChecksum(int checksum) {
        return new IcmpInformation(reply, code, checksum, identifier, sequenceNumber);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return reply
                && request instanceof IcmpInformation message
                && !message.reply
                && identifier == message.identifier
                && sequenceNumber == message.sequenceNumber;
    }

    /** {@return for instance {@code ICMP information request id 1 seq 2}} */
    @Override
    public String toString() {
        return "ICMP information " + (reply ? "reply" : "request") + " id " + identifier + " seq " + sequenceNumber;
    }
}
