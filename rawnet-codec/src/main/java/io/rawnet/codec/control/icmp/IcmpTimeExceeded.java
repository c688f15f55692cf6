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
 * @param code 0 to 255, for instance {@link #IN_TRANSIT}
 * @param checksum checksum over the message, 0 to 65535
 * @param unused bits that must be 0, 0 to 2^8-1
 * @param quotedWords length of the quoted datagram in words of 4 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unusedAfterLength bits that must be 0, 0 to 2^16-1
 */
public record IcmpTimeExceeded(int code, int checksum, int unused, int quotedWords, int unusedAfterLength)
        implements IcmpMessage, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** The time to live ran out on the way. */
    public static final int IN_TRANSIT = 0;

    /** Fragments did not arrive in time. */
    public static final int IN_REASSEMBLY = 1;

    static final int TYPE = 11;

    private static final List<String> CODES = List.of("in transit", "in reassembly");

    public IcmpTimeExceeded {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u8("unused", unused);
        Range.u8("quotedWords", quotedWords);
        Range.u16("unusedAfterLength", unusedAfterLength);
    }

    static IcmpTimeExceeded at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP time exceeded", in, start, LENGTH);
        return new IcmpTimeExceeded(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u8(in, start + 4),
                Wire.u8(in, start + 5),
                Wire.u16(in, start + 6));
    }

    /** {@return the error that says that the time to live ran out on the way, without checksum} */
    public static IcmpTimeExceeded inTransit() {
        return new IcmpTimeExceeded(IN_TRANSIT, 0, 0, 0, 0);
    }

    /** {@return the error that says that fragments did not arrive in time, without checksum} */
    public static IcmpTimeExceeded inReassembly() {
        return new IcmpTimeExceeded(IN_REASSEMBLY, 0, 0, 0, 0);
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
        Wire.put8(out, start + 4, unused);
        Wire.put8(out, start + 5, quotedWords);
        Wire.put16(out, start + 6, unusedAfterLength);
    }

    @Override
    public IcmpTimeExceeded withChecksum(int checksum) {
        return new IcmpTimeExceeded(code, checksum, unused, quotedWords, unusedAfterLength);
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
    public IcmpTimeExceeded quoting(IcmpQuote quote) {
        int words = quote.lengthAttributeIn(this);
        return new IcmpTimeExceeded(code, checksum, unused, words, unusedAfterLength);
    }

    /** {@return for instance {@code ICMP time exceeded in transit}} */
    @Override
    public String toString() {
        return "ICMP time exceeded " + ControlMessage.codeName(CODES, code);
    }
}
