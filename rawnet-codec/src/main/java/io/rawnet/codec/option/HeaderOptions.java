package io.rawnet.codec.option;

import io.rawnet.codec.Encodable;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of an IPv4 or TCP header, kept as octets with their padding and read when asked for. Both have the same bounds:
 * a multiple of 4 octets, at most 40 (RFC 791 section 3.1, RFC 9293 section 3.1).
 *
 * @param <O> the type of one option
 */
public abstract class HeaderOptions<O extends Element> implements Encodable, ElementList<O> {

    /** The most octets that fit into a header. */
    public static final int MAX_LENGTH = 40;

    private final int length;

    // words instead of an array: what decoding a header costs is first of all how many objects it makes
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;
    private final long fifth;

    /**
     * Copies the options at an index of a buffer.
     *
     * @param buffer the octets
     * @param index the absolute index of the first octet
     * @param length how many octets, padding included
     * @throws IllegalArgumentException if they are more than 40 or not a multiple of 4
     */
    protected HeaderOptions(ByteBuffer buffer, int index, int length) {
        boolean suits = length >= 0 && length <= MAX_LENGTH && length % 4 == 0;
        Range.octets(suits, "options", "a multiple of 4 octets and at most 40", length);
        this.length = length;
        first = word(buffer, index, length);
        second = word(buffer, index + 8, length - 8);
        // few packets have more than this: the compiler leaves out what it never sees
        if (length <= 16) {
            third = 0;
            fourth = 0;
            fifth = 0;
        } else {
            third = word(buffer, index + 16, length - 16);
            fourth = word(buffer, index + 24, length - 24);
            fifth = word(buffer, index + 32, length - 32);
        }
    }

    private static long word(ByteBuffer buffer, int index, int left) {
        return left >= Long.BYTES ? Wire.i64(buffer, index) : left > 0 ? (long) Wire.i32(buffer, index) << 32 : 0;
    }

    /**
     * {@return some options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param header the header, with its article, for the message
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    protected static Octets padded(String header, Element... options) {
        int length = Stream.of(options).mapToInt(Element::length).sum();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "options need " + length + " octets, but " + header + " has room for " + MAX_LENGTH);
        }
        ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
        for (Element option : options) {
            option.encode(out);
        }
        return Octets.copyOf(out.clear());
    }

    /** {@return the length in octets, padding included, 0 to 40} */
    @Override
    public final int length() {
        return length;
    }

    /** {@return the options in order, an end of option list included, its padding not} */
    @Override
    public abstract List<O> list();

    @Override
    public final void encode(ByteBuffer out) {
        encode(out, Wire.claim(out, length));
    }

    /**
     * Writes the options at an absolute index; the position stays.
     *
     * @param out where to write
     * @param index the absolute index of the first octet
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public final void encode(ByteBuffer out, int index) {
        put(out, index, first, length);
        put(out, index + 8, second, length - 8);
        if (length > 16) {
            put(out, index + 16, third, length - 16);
            put(out, index + 24, fourth, length - 24);
            put(out, index + 32, fifth, length - 32);
        }
    }

    private static void put(ByteBuffer out, int index, long word, int left) {
        if (left >= Long.BYTES) {
            Wire.put64(out, index, word);
        } else if (left > 0) {
            Wire.put32(out, index, word >>> 32);
        }
    }

    /** {@return the partial {@link InternetChecksum} sum of the octets} */
    public final long sum() {
        return InternetChecksum.sum(first)
                + InternetChecksum.sum(second)
                + InternetChecksum.sum(third)
                + InternetChecksum.sum(fourth)
                + InternetChecksum.sum(fifth);
    }

    /** {@return whether the other are options of the same protocol and the same octets} */
    @Override
    public final boolean equals(Object other) {
        return other instanceof HeaderOptions<?> that
                && getClass() == that.getClass()
                && length == that.length
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth
                && fifth == that.fifth;
    }

    @Override
    public final int hashCode() {
        long words = (((first * 31 + second) * 31 + third) * 31 + fourth) * 31 + fifth;
        return 31 * length + Long.hashCode(words);
    }

    /** {@return for instance {@code <mss 1460,nop,wscale 7>}} */
    @Override
    public final String toString() {
        return list().stream().map(Object::toString).collect(Collectors.joining(",", "<", ">"));
    }
}
