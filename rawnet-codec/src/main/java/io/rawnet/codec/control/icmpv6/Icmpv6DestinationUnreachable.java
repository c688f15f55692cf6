package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * ICMPv6 destination unreachable, type 1 (RFC 4443 section 3.1, with RFC 4884 for the length). The quoted packet is
 * the payload.
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
 * @param code 0 to 255, for instance {@link #NO_ROUTE}
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param quotedWords length of the quoted datagram in words of 8 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unused bits that must be 0, 0 to 2^24-1
 */
public record Icmpv6DestinationUnreachable(int code, int checksum, int quotedWords, int unused)
        implements Icmpv6Message, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** There is no route to the destination. */
    public static final int NO_ROUTE = 0;

    /** A filter prohibits the communication. */
    public static final int ADMINISTRATIVELY_PROHIBITED = 1;

    /** The destination is beyond the scope of the source address. */
    public static final int BEYOND_SCOPE = 2;

    /** The address cannot be reached. */
    public static final int ADDRESS = 3;

    /** Nobody listens on the port. */
    public static final int PORT = 4;

    /** The source address failed the policy. */
    public static final int SOURCE_ADDRESS_POLICY = 5;

    /** The route says to reject. */
    public static final int REJECT_ROUTE = 6;

    /** The source routing header is at fault (RFC 6550). */
    public static final int SOURCE_ROUTING_HEADER = 7;

    /** The headers are too long (RFC 8883). */
    public static final int HEADERS_TOO_LONG = 8;

    static final int TYPE = 1;

    private static final List<String> CODES = List.of(
            "no route",
            "administratively prohibited",
            "beyond scope",
            "address",
            "port",
            "source address policy",
            "reject route",
            "source routing header",
            "headers too long");

    public Icmpv6DestinationUnreachable {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u8("quotedWords", quotedWords);
        Range.check("unused", unused, 0xFF_FFFF);
    }

    static Icmpv6DestinationUnreachable at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 destination unreachable", in, start, LENGTH);
        return new Icmpv6DestinationUnreachable(
                Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u8(in, start + 4), Wire.u24(in, start + 5));
    }

    /**
     * {@return an error with a code, without checksum}
     *
     * @param code 0 to 255, for instance {@link #NO_ROUTE}
     * @throws IllegalArgumentException if it is outside
     */
    public static Icmpv6DestinationUnreachable of(int code) {
        return new Icmpv6DestinationUnreachable(code, 0, 0, 0);
    }

    /** {@return the error that says that nobody listens on the port, without checksum} */
    public static Icmpv6DestinationUnreachable portUnreachable() {
        return of(PORT);
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
        Wire.put8(out, start + 4, quotedWords);
        Wire.put24(out, start + 5, unused);
    }

    @Override
    public Icmpv6DestinationUnreachable withChecksum(int checksum) {
        return new Icmpv6DestinationUnreachable(code, checksum, quotedWords, unused);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV6;
    }

    @Override
    public OptionalInt quoteLength() {
        return OptionalInt.of(IcmpQuote.lengthInOctets(quotedProtocol(), quotedWords));
    }

    @Override
    public Icmpv6DestinationUnreachable quoting(IcmpQuote quote) {
        int words = quote.lengthAttributeIn(this);
        return new Icmpv6DestinationUnreachable(code, checksum, words, unused);
    }

    /** {@return for instance {@code ICMPv6 destination unreachable: port}} */
    @Override
    public String toString() {
        return "ICMPv6 destination unreachable: " + ControlMessage.codeName(CODES, code);
    }
}
