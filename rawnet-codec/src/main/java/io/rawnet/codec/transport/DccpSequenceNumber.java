package io.rawnet.codec.transport;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * A DCCP sequence number and its width, which the X bit selects (RFC 4340 section 5.1).
 *
 * @param extended the X bit: whether the number has 48 bits, else 24
 * @param reserved the octet before a number of 48 bits, 0 to 255; 0 with 24 bits, which have no such octet
 * @param value the number, 0 to 2^48-1 or 2^24-1
 */
public record DccpSequenceNumber(boolean extended, int reserved, long value) {

    /** Where type, X bit and sequence number begin, in octets from the header's first. */
    static final int OFFSET = 8;

    static final int SHORT_LENGTH = 4;

    private static final int EXTENDED_LENGTH = 8;

    private static final long MAX_SHORT = 0xFF_FFFF;
    private static final long MAX_EXTENDED = 0xFFFF_FFFF_FFFFL;

    public DccpSequenceNumber {
        Range.check("reserved", reserved, extended ? 0xFF : 0);
        Range.check("sequence number", value, extended ? MAX_EXTENDED : MAX_SHORT);
    }

    /**
     * {@return a number of 24 bits}
     *
     * @param value 0 to 2^24-1
     * @throws IllegalArgumentException if it is outside
     */
    public static DccpSequenceNumber ofShort(long value) {
        return new DccpSequenceNumber(false, 0, value);
    }

    /**
     * {@return a number of 48 bits}
     *
     * @param value 0 to 2^48-1
     * @throws IllegalArgumentException if it is outside
     */
    public static DccpSequenceNumber ofExtended(long value) {
        return new DccpSequenceNumber(true, 0, value);
    }

    private static boolean isExtended(ByteBuffer in, int header) {
        return (Wire.u8(in, header + OFFSET) & 1) != 0;
    }

    static int lengthAt(ByteBuffer in, int header) {
        return isExtended(in, header) ? EXTENDED_LENGTH : SHORT_LENGTH;
    }

    static DccpSequenceNumber at(ByteBuffer in, int header) {
        return isExtended(in, header)
                ? new DccpSequenceNumber(true, Wire.u8(in, header + OFFSET + 1), Wire.u48(in, header + OFFSET + 2))
                : ofShort(Wire.u24(in, header + OFFSET + 1));
    }

    /** The octets of the type, the X bit and the number. */
    int length() {
        return extended ? EXTENDED_LENGTH : SHORT_LENGTH;
    }

    void encode(ByteBuffer out, int header, int reservedAndType) {
        Wire.put8(out, header + OFFSET, reservedAndType | (extended ? 1 : 0));
        if (extended) {
            Wire.put8(out, header + OFFSET + 1, reserved);
            Wire.put48(out, header + OFFSET + 2, value);
        } else {
            Wire.put24(out, header + OFFSET + 1, (int) value);
        }
    }
}
