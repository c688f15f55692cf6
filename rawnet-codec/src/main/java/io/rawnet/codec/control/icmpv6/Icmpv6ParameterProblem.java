package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * ICMPv6 parameter problem, type 4 (RFC 4443 section 3.4). The quoted packet is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Pointer                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code 0 to 255, for instance {@link #HEADER_FIELD}
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param pointer the offset of the octet at fault in the quoted packet, which may end before it, 0 to 2^32-1
 */
public record Icmpv6ParameterProblem(int code, int checksum, long pointer) implements Icmpv6Message, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** A header field is wrong. */
    public static final int HEADER_FIELD = 0;

    /** The next header is not known. */
    public static final int NEXT_HEADER = 1;

    /** The option is not known. */
    public static final int OPTION = 2;

    /** The first fragment does not have all headers (RFC 7112). */
    public static final int INCOMPLETE_HEADER_CHAIN = 3;

    /** The upper-layer header cannot be processed at a segment (RFC 8986). */
    public static final int SEGMENT_ROUTING_UPPER_LAYER = 4;

    /** A router does not know the next header (RFC 8883). */
    public static final int NEXT_HEADER_AT_ROUTER = 5;

    /** An extension header is too big (RFC 8883). */
    public static final int EXTENSION_HEADER_TOO_BIG = 6;

    /** The chain of extension headers is too long (RFC 8883). */
    public static final int HEADER_CHAIN_TOO_LONG = 7;

    /** There are too many extension headers (RFC 8883). */
    public static final int TOO_MANY_EXTENSION_HEADERS = 8;

    /** There are too many options (RFC 8883). */
    public static final int TOO_MANY_OPTIONS = 9;

    /** An option is too big (RFC 8883). */
    public static final int OPTION_TOO_BIG = 10;

    static final int TYPE = 4;

    private static final List<String> CODES = List.of(
            "header field",
            "next header",
            "option",
            "incomplete header chain",
            "segment routing upper-layer header",
            "next header at router",
            "extension header too big",
            "header chain too long",
            "too many extension headers",
            "too many options",
            "option too big");

    public Icmpv6ParameterProblem {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("pointer", pointer);
    }

    static Icmpv6ParameterProblem at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 parameter problem", in, start, LENGTH);
        return new Icmpv6ParameterProblem(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u32(in, start + 4));
    }

    /**
     * {@return an error without checksum}
     *
     * @param code 0 to 255, for instance {@link #NEXT_HEADER}
     * @param pointer the offset of the octet at fault in the quoted packet, 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static Icmpv6ParameterProblem of(int code, long pointer) {
        return new Icmpv6ParameterProblem(code, 0, pointer);
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
        Wire.put32(out, start + 4, pointer);
    }

    @Override
    public Icmpv6ParameterProblem withChecksum(int checksum) {
        return new Icmpv6ParameterProblem(code, checksum, pointer);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV6;
    }

    /** {@return for instance {@code ICMPv6 parameter problem: next header at octet 40}} */
    @Override
    public String toString() {
        return "ICMPv6 parameter problem: " + ControlMessage.codeName(CODES, code) + " at octet " + pointer;
    }
}
