package io.rawnet.codec.control.icmp;

import io.rawnet.codec.control.ExtensibleError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMP parameter problem, type 12 (RFC 792, with RFC 4884 for the length). The quoted datagram is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |    Pointer    |  Quoted Words |             Unused            |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param pointer with code 0 the offset of the octet at fault in the quoted datagram, 0 to 255
 * @param quotedWords length of the quoted datagram in words of 4 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unused bits that must be 0, 0 to 2^16-1
 */
public record IcmpParameterProblem(int pointer, int quotedWords, int unused) implements ExtensibleError {

    /** The pointer names the octet at fault. */
    public static final int POINTER = 0;

    /** An option is missing (RFC 1108). */
    public static final int OPTION_MISSING = 1;

    /** A length is wrong. */
    public static final int BAD_LENGTH = 2;

    public IcmpParameterProblem {
        Range.u8("pointer", pointer);
        Range.u8("quotedWords", quotedWords);
        Range.u16("unused", unused);
    }

    static IcmpParameterProblem at(ByteBuffer in, int start) {
        return new IcmpParameterProblem(Wire.u8(in, start + 4), Wire.u8(in, start + 5), Wire.u16(in, start + 6));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, pointer);
        Wire.put8(out, start + 5, quotedWords);
        Wire.put16(out, start + 6, unused);
    }

    @Override
    public IcmpParameterProblem withQuotedWords(int quotedWords) {
        return new IcmpParameterProblem(pointer, quotedWords, unused);
    }

    @Override
    public String text(IcmpMessage message) {
        return message.code() == POINTER ? " at octet " + pointer : ": " + message.codeName();
    }
}
