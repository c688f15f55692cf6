package io.rawnet.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable string of octets, compared by content: a payload, raw options, the data of something unknown. */
public final class Octets {

    /** No octets at all. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /** Takes the array as it is: for arrays that nobody else holds. */
    static Octets wrap(byte[] octets) {
        return octets.length == 0 ? EMPTY : new Octets(octets);
    }

    /**
     * {@return the given octets}
     *
     * @param octets the octets; they are copied
     */
    public static Octets of(byte... octets) {
        return wrap(octets.clone());
    }

    /**
     * {@return the octets given as ints, for literals such as {@code of(0x80, 1)}}
     *
     * @param octets values 0 to 255
     * @throws IllegalArgumentException if a value is outside 0 to 255
     */
    public static Octets of(int... octets) {
        byte[] copy = new byte[octets.length];
        for (int i = 0; i < copy.length; i++) {
            if ((octets[i] & ~0xFF) != 0) {
                throw new IllegalArgumentException("octet " + i + " must be 0 to 255, not " + octets[i]);
            }
            copy[i] = (byte) octets[i];
        }
        return wrap(copy);
    }

    /**
     * {@return a copy of the octets between the buffer's position and limit} The position is unchanged.
     *
     * @param buffer the buffer
     */
    public static Octets copyOf(ByteBuffer buffer) {
        return copyOf(buffer, buffer.position(), buffer.remaining());
    }

    /**
     * {@return a copy of some octets of a buffer}
     *
     * @param buffer the buffer
     * @param offset the absolute index of the first octet
     * @param length how many octets
     * @throws IndexOutOfBoundsException if the buffer does not have them
     */
    public static Octets copyOf(ByteBuffer buffer, int offset, int length) {
        Objects.requireNonNull(buffer, "buffer");
        if (length == 0) {
            return EMPTY;
        }
        byte[] copy = new byte[length];
        buffer.get(offset, copy);
        return new Octets(copy);
    }

    /**
     * {@return the octets written as hexadecimal digits}
     *
     * @param digits pairs of digits; white space and colons between them are passed over
     * @throws IllegalArgumentException if something else is in between or a digit is missing
     */
    public static Octets hex(String digits) {
        return wrap(HEX.parseHex(digits.replaceAll("[\\s:]", "")));
    }

    /** {@return how many octets these are} */
    public int size() {
        return octets.length;
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return octets.length == 0;
    }

    /**
     * {@return one octet, 0 to 255}
     *
     * @param index which, from 0
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public int get(int index) {
        return octets[index] & 0xFF;
    }

    /**
     * {@return some of these octets}
     *
     * @param from the first
     * @param to the one behind the last
     * @throws IndexOutOfBoundsException if the range does not fit
     */
    public Octets slice(int from, int to) {
        Objects.checkFromToIndex(from, to, octets.length);
        return from == to ? EMPTY : new Octets(Arrays.copyOfRange(octets, from, to));
    }

    /** {@return a read-only buffer over these octets, of the caller's own} */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /** {@return a copy as an array} */
    public byte[] toArray() {
        return octets.clone();
    }

    /**
     * Writes the octets at the buffer's position.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if they do not fit
     */
    public void encode(ByteBuffer out) {
        out.put(octets);
    }

    /**
     * Writes the octets at an absolute index; the position stays.
     *
     * @param out where to write
     * @param index the absolute index of the first octet
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void encode(ByteBuffer out, int index) {
        out.put(index, octets);
    }

    /** {@return the partial {@link InternetChecksum} sum of these octets} */
    public long sum() {
        return InternetChecksum.sum(octets, 0, octets.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** {@return the octets as hexadecimal digits} */
    @Override
    public String toString() {
        return HEX.formatHex(octets);
    }
}
