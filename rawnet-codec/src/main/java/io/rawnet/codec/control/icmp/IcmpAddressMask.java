package io.rawnet.codec.control.icmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP address mask request, type 17, and address mask reply, type 18 (RFC 950 appendix I). Deprecated by RFC 6918.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |           Identifier          |        Sequence Number        |
 * +-------------------------------+-------------------------------+
 * |                              Mask                             |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reply whether this is a reply; else it is a request
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 * @param mask the subnet mask; 0.0.0.0 in a request
 */
public record IcmpAddressMask(
        boolean reply, int code, int checksum, int identifier, int sequenceNumber, Ipv4Address mask)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = 12;

    static final int REQUEST_TYPE = 17;

    static final int REPLY_TYPE = 18;

    public IcmpAddressMask {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
    }

    static IcmpAddressMask at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP address mask", in, start, LENGTH);
        return new IcmpAddressMask(
                Wire.u8(in, start) == REPLY_TYPE,
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6),
                Ipv4Address.at(in, start + 8));
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
        Wire.put32(out, start + 8, mask.bits());
    }

    @Override
    public IcmpAddressMask withChecksum(int checksum) {
        return new IcmpAddressMask(reply, code, checksum, identifier, sequenceNumber, mask);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return reply
                && request instanceof IcmpAddressMask message
                && !message.reply
                && identifier == message.identifier
                && sequenceNumber == message.sequenceNumber;
    }

    /** {@return for instance {@code ICMP address mask reply id 1 seq 2 mask 255.255.255.0}} */
    @Override
    public String toString() {
        String line =
                "ICMP address mask " + (reply ? "reply" : "request") + " id " + identifier + " seq " + sequenceNumber;
        return reply ? line + " mask " + mask : line;
    }
}
