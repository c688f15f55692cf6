package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * ICMP extended echo reply, type 43 (RFC 8335 section 3).
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
 * @param checksum checksum over the message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber the number of the request, 0 to 255
 * @param flags 0 to 255: the state in the three highest bits, two reserved bits, {@link #ACTIVE}, {@link #IPV4},
 *     {@link #IPV6}
 */
public record IcmpExtendedEchoReply(int code, int checksum, int identifier, int sequenceNumber, int flags)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    static final int TYPE = 43;

    public IcmpExtendedEchoReply {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("identifier", identifier);
        Range.u8("sequenceNumber", sequenceNumber);
        Range.u8("flags", flags);
    }

    static IcmpExtendedEchoReply at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP extended echo reply", in, start, LENGTH);
        return new IcmpExtendedEchoReply(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u8(in, start + 6),
                Wire.u8(in, start + 7));
    }

    /** Flag: the interface is active. */
    public static final int ACTIVE = 0x04;

    /** Flag: IPv4 runs on the interface. */
    public static final int IPV4 = 0x02;

    /** Flag: IPv6 runs on the interface. */
    public static final int IPV6 = 0x01;

    private static final List<String> CODES =
            List.of("no error", "malformed query", "no such interface", "no such table entry", "multiple interfaces");

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
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put16(out, start + 4, identifier);
        Wire.put8(out, start + 6, sequenceNumber);
        Wire.put8(out, start + 7, flags);
    }

    @Override
    public IcmpExtendedEchoReply withChecksum(int checksum) {
        return new IcmpExtendedEchoReply(code, checksum, identifier, sequenceNumber, flags);
    }

    /** {@return for instance {@code ICMP extended echo reply id 1 seq 2 active IPv4 IPv6}} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("ICMP extended echo reply id ");
        line.append(identifier).append(" seq ").append(sequenceNumber);
        if (code != 0) {
            return line.append(": ")
                    .append(code < CODES.size() ? CODES.get(code) : "code " + code)
                    .toString();
        }
        line.append((flags & ACTIVE) != 0 ? " active" : " inactive");
        line.append((flags & IPV4) != 0 ? " IPv4" : "").append((flags & IPV6) != 0 ? " IPv6" : "");
        return state() == 0
                ? line.toString()
                : line.append(" state ").append(state()).toString();
    }
}
