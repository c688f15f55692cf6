package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.ExtensibleError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMPv6 destination unreachable, type 1, and time exceeded, type 3 (RFC 4443 sections 3.1 and 3.3, with RFC 4884 for the
 * length). The quoted packet is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |  Quoted Words |                     Unused                    |
 * +---------------+-----------------------------------------------+
 * </pre>
 *
 * @param quotedWords length of the quoted datagram in words of 8 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unused bits that must be 0, 0 to 2^24-1
 */
public record Icmpv6ExtensibleError(int quotedWords, int unused) implements ExtensibleError {

    /** Code of destination unreachable: there is no route to the destination. */
    public static final int NO_ROUTE = 0;

    /** Code of destination unreachable: a filter prohibits the communication. */
    public static final int ADMINISTRATIVELY_PROHIBITED = 1;

    /** Code of destination unreachable: the destination is beyond the scope of the source address. */
    public static final int BEYOND_SCOPE = 2;

    /** Code of destination unreachable: the address cannot be reached. */
    public static final int ADDRESS = 3;

    /** Code of destination unreachable: nobody listens on the port. */
    public static final int PORT = 4;

    /** Code of destination unreachable: the source address failed the policy. */
    public static final int SOURCE_ADDRESS_POLICY = 5;

    /** Code of destination unreachable: the route says to reject. */
    public static final int REJECT_ROUTE = 6;

    /** Code of destination unreachable: the source routing header is at fault (RFC 6550). */
    public static final int SOURCE_ROUTING_HEADER = 7;

    /** Code of destination unreachable: the headers are too long (RFC 8883). */
    public static final int HEADERS_TOO_LONG = 8;

    /** Code of time exceeded: the hop limit ran out on the way. */
    public static final int IN_TRANSIT = 0;

    /** Code of time exceeded: fragments did not arrive in time. */
    public static final int IN_REASSEMBLY = 1;

    public Icmpv6ExtensibleError {
        Range.u8("quotedWords", quotedWords);
        Range.check("unused", unused, 0xFF_FFFF);
    }

    static Icmpv6ExtensibleError at(ByteBuffer in, int start) {
        return new Icmpv6ExtensibleError(Wire.u8(in, start + 4), Wire.u24(in, start + 5));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, quotedWords);
        Wire.put24(out, start + 5, unused);
    }

    @Override
    public Icmpv6ExtensibleError withQuotedWords(int quotedWords) {
        return new Icmpv6ExtensibleError(quotedWords, unused);
    }

    @Override
    public String text(IcmpMessage message) {
        return (message.type() == Icmpv6Header.TIME_EXCEEDED ? " " : ": ") + message.codeName();
    }
}
