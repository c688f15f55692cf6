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
 * @param code 0 to 255, for instance {@link #IN_TRANSIT}
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param quotedWords length of the quoted datagram in words of 8 octets where extensions follow it (RFC 4884), 0 to
 *     255
 * @param unused bits that must be 0, 0 to 2^24-1
 */
public record Icmpv6TimeExceeded(int code, int checksum, int quotedWords, int unused)
        implements Icmpv6Message, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** The hop limit ran out on the way. */
    public static final int IN_TRANSIT = 0;

    /** Fragments did not arrive in time. */
    public static final int IN_REASSEMBLY = 1;

    static final int TYPE = 3;

    private static final List<String> CODES = List.of("in transit", "in reassembly");

    public Icmpv6TimeExceeded {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u8("quotedWords", quotedWords);
        Range.check("unused", unused, 0xFF_FFFF);
    }

    static Icmpv6TimeExceeded at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 time exceeded", in, start, LENGTH);
        return new Icmpv6TimeExceeded(
                Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u8(in, start + 4), Wire.u24(in, start + 5));
    }

    /** {@return the error that says that the hop limit ran out on the way, without checksum} */
    public static Icmpv6TimeExceeded inTransit() {
        return new Icmpv6TimeExceeded(IN_TRANSIT, 0, 0, 0);
    }

    /** {@return the error that says that fragments did not arrive in time, without checksum} */
    public static Icmpv6TimeExceeded inReassembly() {
        return new Icmpv6TimeExceeded(IN_REASSEMBLY, 0, 0, 0);
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
    public Icmpv6TimeExceeded withChecksum(int checksum) {
        return new Icmpv6TimeExceeded(code, checksum, quotedWords, unused);
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
    public Icmpv6TimeExceeded quoting(IcmpQuote quote) {
        int words = quote.lengthAttributeIn(this);
        return new Icmpv6TimeExceeded(code, checksum, words, unused);
    }

    /** {@return for instance {@code ICMPv6 time exceeded in transit}} */
    @Override
    public String toString() {
        return "ICMPv6 time exceeded " + ControlMessage.codeName(CODES, code);
    }
}
