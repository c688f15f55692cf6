package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.ExtensibleError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMPv6 time exceeded, type 3 (RFC 4443 section 3.3, with RFC 4884 for the length). The quoted packet is the
 * payload.
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
public record Icmpv6TimeExceeded(int quotedWords, int unused) implements ExtensibleError {

    /** The hop limit ran out on the way. */
    public static final int IN_TRANSIT = 0;

    /** Fragments did not arrive in time. */
    public static final int IN_REASSEMBLY = 1;

    public Icmpv6TimeExceeded {
        Range.u8("quotedWords", quotedWords);
        Range.check("unused", unused, 0xFF_FFFF);
    }

    static Icmpv6TimeExceeded at(ByteBuffer in, int start) {
        return new Icmpv6TimeExceeded(Wire.u8(in, start + 4), Wire.u24(in, start + 5));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, quotedWords);
        Wire.put24(out, start + 5, unused);
    }

    @Override
    public Icmpv6TimeExceeded withQuotedWords(int quotedWords) {
        return new Icmpv6TimeExceeded(quotedWords, unused);
    }

    @Override
    public String text(IcmpMessage message) {
        return " " + message.codeName();
    }
}
