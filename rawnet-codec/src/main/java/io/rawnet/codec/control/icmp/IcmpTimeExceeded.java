package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.ExtensibleError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP time exceeded, type 11 (RFC 792, with RFC 4884 for the length). The quoted datagram is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |     Unused    |  Quoted Words |      Unused After Length      |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param unused bits that must be 0, 0 to 2^8-1
 * @param quotedWords length of the quoted datagram in words of 4 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unusedAfterLength bits that must be 0, 0 to 2^16-1
 */
public record IcmpTimeExceeded(int unused, int quotedWords, int unusedAfterLength) implements ExtensibleError {

    /** The time to live ran out on the way. */
    public static final int IN_TRANSIT = 0;

    /** Fragments did not arrive in time. */
    public static final int IN_REASSEMBLY = 1;

    public IcmpTimeExceeded {
        Range.u8("unused", unused);
        Range.u8("quotedWords", quotedWords);
        Range.u16("unusedAfterLength", unusedAfterLength);
    }

    static IcmpTimeExceeded at(ByteBuffer in, int start) {
        return new IcmpTimeExceeded(Wire.u8(in, start + 4), Wire.u8(in, start + 5), Wire.u16(in, start + 6));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, unused);
        Wire.put8(out, start + 5, quotedWords);
        Wire.put16(out, start + 6, unusedAfterLength);
    }

    @Override
    public IcmpTimeExceeded withQuotedWords(int quotedWords) {
        return new IcmpTimeExceeded(unused, quotedWords, unusedAfterLength);
    }

    @Override
    public String text(IcmpMessage message) {
        return " " + message.codeName();
    }
}
