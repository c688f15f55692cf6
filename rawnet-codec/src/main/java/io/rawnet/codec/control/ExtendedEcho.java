package io.rawnet.codec.control;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Body of an extended echo request, which asks a node about one of its interfaces, and of the reply (RFC 8335 sections 2 and
 * 3): types 42 and 43 in ICMP, 160 and 161 in ICMPv6. The extension structure that names the interface is the payload of the
 * request.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+---------------+---------------+
 * |           Identifier          |Sequence Number|     Flags     |
 * +-------------------------------+---------------+---------------+
 * </pre>
 *
 * <p>The codes of a reply are 0 no error, 1 malformed query, 2 no such interface, 3 no such table entry, 4 multiple interfaces
 * satisfy the query.
 *
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 255
 * @param flags 0 to 255; of a request {@link #LOCAL}, the others reserved; of a reply the state in the three highest bits, two
 *     reserved bits, {@link #ACTIVE}, {@link #IPV4}, {@link #IPV6}
 */
public record ExtendedEcho(int identifier, int sequenceNumber, int flags) implements NumberedBody {

    /** Flag of a request: the interface is one of the node asked; else it is one of a neighbor's. */
    public static final int LOCAL = 0x01;

    /** Flag of a reply: the interface is active. */
    public static final int ACTIVE = 0x04;

    /** Flag of a reply: IPv4 runs on the interface. */
    public static final int IPV4 = 0x02;

    /** Flag of a reply: IPv6 runs on the interface. */
    public static final int IPV6 = 0x01;

    public ExtendedEcho {
        Range.u16("identifier", identifier);
        Range.u8("sequenceNumber", sequenceNumber);
        Range.u8("flags", flags);
    }

    /**
     * {@return the body of a message}
     *
     * @param in the octets
     * @param start the absolute index of the message's first octet
     * @throws IndexOutOfBoundsException if there are fewer than 8 octets
     */
    public static ExtendedEcho at(ByteBuffer in, int start) {
        return new ExtendedEcho(Wire.u16(in, start + 4), Wire.u8(in, start + 6), Wire.u8(in, start + 7));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, identifier);
        Wire.put8(out, start + 6, sequenceNumber);
        Wire.put8(out, start + 7, flags);
    }

    /**
     * {@return the extension structure that names the interface a request asks about}
     *
     * @param payload what follows the header, from position to limit; not moved
     * @throws MalformedPacketException if it is too short
     */
    public IcmpExtensions extensions(ByteBuffer payload) throws MalformedPacketException {
        return IcmpExtensions.decode(payload.duplicate());
    }

    /** {@return the state of a neighbor cache entry, which a reply has when the interface is not a local one, 0 to 7} */
    public int state() {
        return flags >>> 5;
    }

    @Override
    public String text(IcmpMessage message) {
        String line = " id " + identifier + " seq " + sequenceNumber;
        if (!message.isReply()) {
            return (flags & LOCAL) != 0 ? line + " local" : line;
        }
        if (message.code() != 0) {
            return line + ": " + message.codeName();
        }
        line += (flags & ACTIVE) != 0 ? " active" : " inactive";
        line += (flags & IPV4) != 0 ? " IPv4" : "";
        line += (flags & IPV6) != 0 ? " IPv6" : "";
        return state() == 0 ? line : line + " state " + state();
    }
}
