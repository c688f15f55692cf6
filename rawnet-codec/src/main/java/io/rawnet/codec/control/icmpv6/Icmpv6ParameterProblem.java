package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

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
 * @param pointer the offset of the octet at fault in the quoted packet, which may end before it, 0 to 2^32-1
 */
public record Icmpv6ParameterProblem(long pointer) implements IcmpError {

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

    public Icmpv6ParameterProblem {
        Range.u32("pointer", pointer);
    }

    static Icmpv6ParameterProblem at(ByteBuffer in, int start) {
        return new Icmpv6ParameterProblem(Wire.u32(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, pointer);
    }

    @Override
    public String text(IcmpMessage message) {
        return ": " + message.codeName() + " at octet " + pointer;
    }
}
