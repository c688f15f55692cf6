package io.rawnet.codec.control.icmp;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.NumberedBody;
import io.rawnet.codec.internal.NotNull;
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
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 * @param mask the subnet mask; 0.0.0.0 in a request
 */
public record IcmpAddressMask(int identifier, int sequenceNumber, Ipv4Address mask) implements NumberedBody {

    public IcmpAddressMask {
        NotNull.check("mask", mask);
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
    }

    static IcmpAddressMask at(ByteBuffer in, int start) {
        return new IcmpAddressMask(Wire.u16(in, start + 4), Wire.u16(in, start + 6), Ipv4Address.at(in, start + 8));
    }

    @Override
    public int length() {
        return 8;
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, identifier);
        Wire.put16(out, start + 6, sequenceNumber);
        Wire.put32(out, start + 8, mask.bits());
    }

    @Override
    public String text(IcmpMessage message) {
        String line = " id " + identifier + " seq " + sequenceNumber;
        return message.isReply() ? line + " mask " + mask : line;
    }
}
