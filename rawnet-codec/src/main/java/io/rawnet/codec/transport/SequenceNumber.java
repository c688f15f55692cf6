package io.rawnet.codec.transport;

import io.rawnet.codec.internal.Range;

/**
 * Arithmetic of 32-bit sequence numbers, which wrap around (RFC 9293 section 3.4). One number is less than another when it
 * lies at most 2^31-1 before it on the circle.
 */
public final class SequenceNumber {

    private SequenceNumber() {}

    /**
     * {@return a negative number, zero or a positive number as the first lies before, at or behind the second} Numbers
     * exactly 2^31 apart have no order; either then counts as before the other.
     *
     * @param first 0 to 2^32-1
     * @param second 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static int compare(long first, long second) {
        check(first);
        check(second);
        return (int) first - (int) second;
    }

    /**
     * {@return the sequence number a distance further, 0 to 2^32-1}
     *
     * @param sequenceNumber 0 to 2^32-1
     * @param octets how far; may be negative
     * @throws IllegalArgumentException if the sequence number is outside its range
     */
    public static long plus(long sequenceNumber, long octets) {
        check(sequenceNumber);
        return sequenceNumber + octets & 0xFFFF_FFFFL;
    }

    private static void check(long sequenceNumber) {
        Range.u32("sequence number", sequenceNumber);
    }
}
