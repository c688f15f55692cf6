package io.rawnet.pcap;

/** Checks of arguments. */
final class Range {

    /** The largest unsigned 32-bit number. */
    static final long UNSIGNED_32 = 0xFFFF_FFFFL;

    private Range() {}

    static void check(String field, long value, long maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(field + " " + value + " is outside 0 to " + maximum);
        }
    }
}
