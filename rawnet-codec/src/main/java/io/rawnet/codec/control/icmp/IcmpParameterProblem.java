package io.rawnet.codec.control.icmp;

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
 * @param code 0 to 255, for instance {@link #POINTER}
 * @param checksum checksum over the message, 0 to 65535
 * @param pointer with code 0 the offset of the octet at fault in the quoted datagram, 0 to 255
 * @param quotedWords length of the quoted datagram in words of 4 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unused bits that must be 0, 0 to 2^16-1
 */
public record IcmpParameterProblem(int code, int checksum, int pointer, int quotedWords, int unused)
        implements IcmpMessage, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** The pointer names the octet at fault. */
    public static final int POINTER = 0;

    /** An option is missing (RFC 1108). */
    public static final int OPTION_MISSING = 1;

    /** A length is wrong. */
    public static final int BAD_LENGTH = 2;

    static final int TYPE = 12;

    private static final List<String> CODES = List.of("pointer", "option missing", "bad length");

    public IcmpParameterProblem {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u8("pointer", pointer);
        Range.u8("quotedWords", quotedWords);
        Range.u16("unused", unused);
    }

    static IcmpParameterProblem at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP parameter problem", in, start, LENGTH);
        return new IcmpParameterProblem(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u8(in, start + 4),
                Wire.u8(in, start + 5),
                Wire.u16(in, start + 6));
    }

    /**
     * {@return an error that names the octet at fault, without checksum}
     *
     * @param pointer its offset in the quoted datagram, 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public static IcmpParameterProblem atOctet(int pointer) {
        return new IcmpParameterProblem(POINTER, 0, pointer, 0, 0);
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
        Wire.put8(out, start + 4, pointer);
        Wire.put8(out, start + 5, quotedWords);
        Wire.put16(out, start + 6, unused);
    }

    @Override
    public IcmpParameterProblem withChecksum(int checksum) {
        return new IcmpParameterProblem(code, checksum, pointer, quotedWords, unused);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV4;
    }

    @Override
    public OptionalInt quoteLength() {
        return OptionalInt.of(IcmpQuote.lengthInOctets(quotedProtocol(), quotedWords));
    }

    @Override
    public IcmpParameterProblem quoting(IcmpQuote quote) {
        int words = quote.lengthAttributeIn(this);
        return new IcmpParameterProblem(code, checksum, pointer, words, unused);
    }

    /** {@return for instance {@code ICMP parameter problem at octet 20}} */
    @Override
    public String toString() {
        return "ICMP parameter problem"
                + (code == POINTER ? " at octet " + pointer : ": " + ControlMessage.codeName(CODES, code));
    }
}
