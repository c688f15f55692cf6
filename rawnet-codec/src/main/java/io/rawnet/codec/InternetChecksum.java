package io.rawnet.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC 1071).
 *
 * <p>A checksum over several parts is made from partial sums: {@code finish(sum(header) + sum(payload))}. Every part but
 * the last must have an even length. Partial sums are of the words in network byte order and are at most 2^48, so some
 * thousands of them can be added in a {@code long}. Nothing here allocates or moves a buffer's position.
 */
public final class InternetChecksum {

    /** Eight octets of an array at a time, in the byte order of the machine: RFC 1071 section 2 (B) allows it. */
    private static final VarHandle ARRAY_LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final VarHandle ARRAY_INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private static final VarHandle ARRAY_SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

    private static final VarHandle BUFFER_WORDS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private static final long LOW = 0xFFFF_FFFFL;

    private InternetChecksum() {}

    /**
     * {@return the checksum of the octets between the buffer's position and limit, 0 to 65535}
     *
     * @param octets the octets, with the checksum field set to zero; over octets with a right checksum the result is 0
     */
    public static int of(ByteBuffer octets) {
        return finish(sum(octets));
    }

    /**
     * {@return the partial sum of the octets between the buffer's position and limit}
     *
     * @param octets the octets; an odd last one counts as the high octet of a word
     */
    public static long sum(ByteBuffer octets) {
        return sum(octets, octets.position(), octets.remaining());
    }

    /**
     * {@return the partial sum of some octets of a buffer}
     *
     * @param buffer the buffer; its position, limit and byte order play no part
     * @param offset the absolute index of the first octet
     * @param length how many octets
     * @throws IndexOutOfBoundsException if the buffer does not have them
     */
    public static long sum(ByteBuffer buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.capacity());
        if (buffer.hasArray()) {
            return sum(buffer.array(), buffer.arrayOffset() + offset, length);
        }
        int end = offset + length;
        int index = offset;
        long sum = 0;
        if (end <= buffer.limit()) {
            long other = 0;
            for (; index <= end - 16; index += 16) {
                sum += sum((long) BUFFER_WORDS.get(buffer, index));
                other += sum((long) BUFFER_WORDS.get(buffer, index + 8));
            }
            sum = toNetworkOrder(sum + other);
        }
        for (; index < end - 1; index += 2) {
            sum += (buffer.get(index) & 0xFF) << 8 | buffer.get(index + 1) & 0xFF;
        }
        return index < end ? sum + ((buffer.get(index) & 0xFF) << 8) : sum;
    }

    /**
     * {@return the partial sum of some octets of an array}
     *
     * @param octets the array
     * @param offset the index of the first octet
     * @param length how many octets
     * @throws IndexOutOfBoundsException if the array does not have them
     */
    public static long sum(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        int end = offset + length;
        int index = offset;
        long sum = 0;
        long other = 0;
        for (; index <= end - 16; index += 16) {
            sum += sum((long) ARRAY_LONGS.get(octets, index));
            other += sum((long) ARRAY_LONGS.get(octets, index + 8));
        }
        if (end - index >= 8) {
            sum += sum((long) ARRAY_LONGS.get(octets, index));
            index += 8;
        }
        if (end - index >= 4) {
            sum += (int) ARRAY_INTS.get(octets, index) & LOW;
            index += 4;
        }
        if (end - index >= 2) {
            sum += (short) ARRAY_SHORTS.get(octets, index) & 0xFFFF;
            index += 2;
        }
        sum = toNetworkOrder(sum + other);
        return index < end ? sum + ((octets[index] & 0xFF) << 8) : sum;
    }

    /**
     * {@return the ones' complement sum of eight octets that are a number, not folded}
     *
     * @param octets the octets, the first in the highest bits
     */
    public static long sum(long octets) {
        return (octets >>> 32) + (octets & LOW);
    }

    private static long toNetworkOrder(long sum) {
        int folded = fold(sum);
        return LITTLE_ENDIAN ? Short.reverseBytes((short) folded) & 0xFFFF : folded;
    }

    /**
     * {@return the checksum that a partial sum amounts to, 0 to 65535}
     *
     * @param sum a partial sum, not negative
     */
    public static int finish(long sum) {
        return ~fold(sum) & 0xFFFF;
    }

    private static int fold(long sum) {
        long folded = sum(sum);
        folded = (folded >>> 16) + (folded & 0xFFFF);
        folded = (folded >>> 16) + (folded & 0xFFFF);
        return (int) ((folded >>> 16) + (folded & 0xFFFF));
    }

    /**
     * {@return the checksum after one 16-bit word of the covered octets has changed (RFC 1624, equation 3)}
     *
     * @param checksum the checksum before, 0 to 65535
     * @param before the word before, 0 to 65535
     * @param after the word after, 0 to 65535
     */
    public static int update(int checksum, int before, int after) {
        return ~fold((~checksum & 0xFFFFL) + (~before & 0xFFFF) + after) & 0xFFFF;
    }

    /**
     * {@return the checksum after two adjacent 16-bit words have changed (RFC 1624, equation 3)}
     *
     * @param checksum the checksum before, 0 to 65535
     * @param before the 32 bits before
     * @param after the 32 bits after
     */
    public static int update32(int checksum, int before, int after) {
        return ~fold((~checksum & 0xFFFFL) + (~before & LOW) + (after & LOW)) & 0xFFFF;
    }
}
