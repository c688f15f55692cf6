package io.rawnet.codec.internal;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Range checks for arguments: the message names field, value and range. */
public final class Range {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Range() {}

    /**
     * Checks a value against a range.
     *
     * @param field the field's name
     * @param value the value
     * @param max the greatest allowed value; the least is 0
     * @throws IllegalArgumentException if the value is outside
     */
    public static void check(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw outside(field, value, 0, max);
        }
    }

    /**
     * Checks a value against a range.
     *
     * @param field the field's name
     * @param value the value
     * @param min the least allowed value
     * @param max the greatest allowed value
     * @throws IllegalArgumentException if the value is outside
     */
    public static void check(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw outside(field, value, min, max);
        }
    }

    private static IllegalArgumentException outside(String field, long value, long min, long max) {
        return new IllegalArgumentException(field + " must be " + min + " to " + max + ", not " + value);
    }

    /**
     * Checks a value that must be one of a few.
     *
     * @param field the field's name
     * @param value the value
     * @param allowed the allowed values
     * @throws IllegalArgumentException if the value is none of them
     */
    public static void oneOf(String field, int value, int... allowed) {
        for (int one : allowed) {
            if (one == value) {
                return;
            }
        }
        String values = IntStream.of(allowed).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
        throw new IllegalArgumentException(field + " must be " + values + ", not " + value);
    }

    /**
     * Checks a value that has no upper bound.
     *
     * @param field the field's name
     * @param value the value
     * @param least the least allowed value
     * @throws IllegalArgumentException if the value is less
     */
    public static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", not " + value);
        }
    }

    /**
     * Checks a number of octets that must be a certain one.
     *
     * @param field what has the octets
     * @param size their number
     * @param required the number that it must be
     * @throws IllegalArgumentException if it is another
     */
    public static void octets(String field, int size, int required) {
        if (size != required) {
            throw new IllegalArgumentException(field + " must be " + required + " octets, not " + size);
        }
    }

    /**
     * Checks a number of octets that must be a multiple of another.
     *
     * @param field what has the octets
     * @param size their number
     * @param unit what it must be a multiple of
     * @throws IllegalArgumentException if it is none
     */
    public static void multiple(String field, int size, int unit) {
        if (size % unit != 0) {
            throw new IllegalArgumentException(field + " must be a multiple of " + unit + " octets, not " + size);
        }
    }

    /**
     * Checks a number of octets for which a field has a rule of its own.
     *
     * @param suits whether the number follows the rule
     * @param field what has the octets
     * @param rule the rule in words, to stand behind "must be"
     * @param size the number of octets
     * @throws IllegalArgumentException if it does not follow the rule
     */
    public static void octets(boolean suits, String field, String rule, int size) {
        if (!suits) {
            throw new IllegalArgumentException(field + " must be " + rule + ", not " + size);
        }
    }

    /**
     * Checks a time that is counted in nanoseconds.
     *
     * @param field the field's name
     * @param value the time
     * @throws IllegalArgumentException if it is not positive, or more nanoseconds than a {@code long} holds
     */
    public static void duration(String field, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " must be 1 nanosecond to 292 years, not " + value);
        }
    }

    /**
     * Checks an octet.
     *
     * @param field the field's name
     * @param value the value
     * @throws IllegalArgumentException if it is not 0 to 255
     */
    public static void u8(String field, int value) {
        if (value >>> 8 != 0) {
            throw outside(field, value, 0, 0xFF);
        }
    }

    /**
     * Checks a 16-bit field.
     *
     * @param field the field's name
     * @param value the value
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public static void u16(String field, int value) {
        if (value >>> 16 != 0) {
            throw outside(field, value, 0, 0xFFFF);
        }
    }

    /**
     * Checks a 32-bit field.
     *
     * @param field the field's name
     * @param value the value
     * @throws IllegalArgumentException if it is not 0 to 2^32-1
     */
    public static void u32(String field, long value) {
        if (value >>> 32 != 0) {
            throw outside(field, value, 0, 0xFFFF_FFFFL);
        }
    }
}
