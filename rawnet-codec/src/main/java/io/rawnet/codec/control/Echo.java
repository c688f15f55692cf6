package io.rawnet.codec.control;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Body of an echo request and an echo reply, of types 8 and 0 in ICMP (RFC 792) and of types 128 and 129 in ICMPv6 (RFC 4443
 * section 4). Their data is the payload. ICMP's information request and reply, of types 15 and 16, look the same; RFC 6918
 * deprecates them.
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
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 65535
 */
public record Echo(int identifier, int sequenceNumber) implements NumberedBody {

    public Echo {
        Range.u16("identifier", identifier);
        Range.u16("sequenceNumber", sequenceNumber);
    }

    /**
     * {@return the body of a message}
     *
     * @param in the octets
     * @param start the absolute index of the message's first octet
     * @throws IndexOutOfBoundsException if there are fewer than 8 octets
     */
    public static Echo at(ByteBuffer in, int start) {
        return new Echo(Wire.u16(in, start + 4), Wire.u16(in, start + 6));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, identifier);
        Wire.put16(out, start + 6, sequenceNumber);
    }

    /** {@return for instance {@code id 1 seq 2}} */
    @Override
    public String toString() {
        return "id " + identifier + " seq " + sequenceNumber;
    }
}
