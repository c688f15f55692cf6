package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.ExtendedEchoLayout;
import java.nio.ByteBuffer;

/**
 * ICMPv6 extended echo reply, type 161 (RFC 8335 section 3).
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
 * @param code 0 to 255: 0 no error, 1 malformed query, 2 no such interface, 3 no such table entry, 4 multiple
 *     interfaces satisfy the query
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber the number of the request, 0 to 255
 * @param flags 0 to 255: the state in the three highest bits, two reserved bits, {@link #ACTIVE}, {@link #IPV4},
 *     {@link #IPV6}
 */
public record Icmpv6ExtendedEchoReply(int code, int checksum, int identifier, int sequenceNumber, int flags)
        implements Icmpv6Message {

    /** The length of this header in octets. */
    public static final int LENGTH = ExtendedEchoLayout.LENGTH;

    /** Flag: the interface is active. */
    public static final int ACTIVE = ExtendedEchoLayout.ACTIVE;

    /** Flag: IPv4 runs on the interface. */
    public static final int IPV4 = ExtendedEchoLayout.IPV4;

    /** Flag: IPv6 runs on the interface. */
    public static final int IPV6 = ExtendedEchoLayout.IPV6;

    static final int TYPE = 161;

    public Icmpv6ExtendedEchoReply {
        ExtendedEchoLayout.check(code, checksum, identifier, sequenceNumber, flags);
    }

    static Icmpv6ExtendedEchoReply at(ByteBuffer in, int start) throws MalformedPacketException {
        return ExtendedEchoLayout.at("ICMPv6 extended echo reply", in, start, Icmpv6ExtendedEchoReply::new);
    }

    /** {@return the state of the neighbor cache entry when the request was not for a local interface, 0 to 7} */
    public int state() {
        return flags >>> 5;
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        ExtendedEchoLayout.encode(out, TYPE, code, checksum, identifier, sequenceNumber, flags);
    }

    @Override
    public Icmpv6ExtendedEchoReply withChecksum(int checksum) {
        return new Icmpv6ExtendedEchoReply(code, checksum, identifier, sequenceNumber, flags);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return request instanceof Icmpv6ExtendedEchoRequest message
                && identifier == message.identifier()
                && sequenceNumber == message.sequenceNumber();
    }

    /** {@return for instance {@code ICMPv6 extended echo reply id 1 seq 2 active IPv4 IPv6}} */
    @Override
    public String toString() {
        return "ICMPv6 extended echo reply id " + identifier + " seq " + sequenceNumber + (code == 0 ? " " : ": ")
                + ExtendedEchoLayout.answer(code, flags);
    }
}
