package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.ExtensibleError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP destination unreachable, type 3 (RFC 792, with RFC 1191 for the MTU and RFC 4884 for the length). The quoted
 * datagram is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |     Unused    |  Quoted Words |          Next-Hop MTU         |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param unused bits that must be 0, 0 to 2^8-1
 * @param quotedWords length of the quoted datagram in words of 4 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param nextHopMtu with code 4 the MTU of the next hop in octets, else 0; 0 to 65535
 */
public record IcmpDestinationUnreachable(int unused, int quotedWords, int nextHopMtu) implements ExtensibleError {

    /** The network cannot be reached. */
    public static final int NET = 0;

    /** The host cannot be reached. */
    public static final int HOST = 1;

    /** The host does not know the protocol. */
    public static final int PROTOCOL = 2;

    /** Nobody listens on the port. */
    public static final int PORT = 3;

    /** The datagram is too big for the next hop and must not be fragmented (RFC 1191). */
    public static final int FRAGMENTATION_NEEDED = 4;

    /** The source route leads nowhere. */
    public static final int SOURCE_ROUTE_FAILED = 5;

    /** The network is not known (RFC 1122). */
    public static final int NET_UNKNOWN = 6;

    /** The host is not known (RFC 1122). */
    public static final int HOST_UNKNOWN = 7;

    /** The source host is isolated (RFC 1122). */
    public static final int SOURCE_HOST_ISOLATED = 8;

    /** Communication with the network is prohibited (RFC 1122). */
    public static final int NET_PROHIBITED = 9;

    /** Communication with the host is prohibited (RFC 1122). */
    public static final int HOST_PROHIBITED = 10;

    /** The network cannot be reached with this type of service (RFC 1122). */
    public static final int NET_FOR_TYPE_OF_SERVICE = 11;

    /** The host cannot be reached with this type of service (RFC 1122). */
    public static final int HOST_FOR_TYPE_OF_SERVICE = 12;

    /** A filter prohibits the communication (RFC 1812). */
    public static final int COMMUNICATION_PROHIBITED = 13;

    /** The precedence is not permitted (RFC 1812). */
    public static final int HOST_PRECEDENCE_VIOLATION = 14;

    /** The precedence is too low (RFC 1812). */
    public static final int PRECEDENCE_CUTOFF = 15;

    public IcmpDestinationUnreachable {
        Range.u8("unused", unused);
        Range.u8("quotedWords", quotedWords);
        Range.u16("nextHopMtu", nextHopMtu);
    }

    static IcmpDestinationUnreachable at(ByteBuffer in, int start) {
        return new IcmpDestinationUnreachable(Wire.u8(in, start + 4), Wire.u8(in, start + 5), Wire.u16(in, start + 6));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, unused);
        Wire.put8(out, start + 5, quotedWords);
        Wire.put16(out, start + 6, nextHopMtu);
    }

    @Override
    public IcmpDestinationUnreachable withQuotedWords(int quotedWords) {
        return new IcmpDestinationUnreachable(unused, quotedWords, nextHopMtu);
    }

    @Override
    public String text(IcmpMessage message) {
        String line = ": " + message.codeName();
        return nextHopMtu == 0 ? line : line + ", mtu " + nextHopMtu;
    }
}
