package io.rawnet.codec.internal;

import io.rawnet.codec.MalformedPacketException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;

/** Unsigned fields in network byte order at absolute indices, whatever the buffer's own byte order. */
public final class Wire {

    private Wire() {}

    /**
     * {@return the buffer itself if it reads in network byte order, as buffers do unless told otherwise, else another one over
     * the same octets that does} For a view, which reads so often that looking at the order each time would count.
     *
     * @param buffer the buffer
     */
    public static ByteBuffer inNetworkOrder(ByteBuffer buffer) {
        return buffer.order() == ByteOrder.BIG_ENDIAN ? buffer : buffer.duplicate();
    }

    /**
     * {@return the octet at an index, 0 to 255}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static int u8(ByteBuffer buffer, int index) {
        return buffer.get(index) & 0xFF;
    }

    /**
     * {@return the 16-bit field at an index, 0 to 65535}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static int u16(ByteBuffer buffer, int index) {
        short field = buffer.getShort(index);
        return (buffer.order() == ByteOrder.BIG_ENDIAN ? field : Short.reverseBytes(field)) & 0xFFFF;
    }

    /**
     * {@return the 24-bit field at an index}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static int u24(ByteBuffer buffer, int index) {
        return u8(buffer, index) << 16 | u16(buffer, index + 1);
    }

    /**
     * {@return the 32-bit field at an index as it is}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static int i32(ByteBuffer buffer, int index) {
        int field = buffer.getInt(index);
        return buffer.order() == ByteOrder.BIG_ENDIAN ? field : Integer.reverseBytes(field);
    }

    /**
     * {@return the 32-bit field at an index, 0 to 2^32-1}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static long u32(ByteBuffer buffer, int index) {
        return i32(buffer, index) & 0xFFFF_FFFFL;
    }

    /**
     * {@return the 48-bit field at an index}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static long u48(ByteBuffer buffer, int index) {
        return (long) u16(buffer, index) << 32 | u32(buffer, index + 2);
    }

    /**
     * {@return the 64-bit field at an index as it is}
     *
     * @param buffer the buffer
     * @param index the absolute index
     */
    public static long i64(ByteBuffer buffer, int index) {
        long field = buffer.getLong(index);
        return buffer.order() == ByteOrder.BIG_ENDIAN ? field : Long.reverseBytes(field);
    }

    /**
     * Writes an octet.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value; its low 8 bits count
     */
    public static void put8(ByteBuffer buffer, int index, int value) {
        buffer.put(index, (byte) value);
    }

    /**
     * Writes a 16-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value; its low 16 bits count
     */
    public static void put16(ByteBuffer buffer, int index, int value) {
        short field = (short) value;
        buffer.putShort(index, buffer.order() == ByteOrder.BIG_ENDIAN ? field : Short.reverseBytes(field));
    }

    /**
     * Writes a 24-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value; its low 24 bits count
     */
    public static void put24(ByteBuffer buffer, int index, int value) {
        put8(buffer, index, value >> 16);
        put16(buffer, index + 1, value);
    }

    /**
     * Writes a 32-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value; its low 32 bits count
     */
    public static void put32(ByteBuffer buffer, int index, long value) {
        int field = (int) value;
        buffer.putInt(index, buffer.order() == ByteOrder.BIG_ENDIAN ? field : Integer.reverseBytes(field));
    }

    /**
     * Writes a 48-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value; its low 48 bits count
     */
    public static void put48(ByteBuffer buffer, int index, long value) {
        put16(buffer, index, (int) (value >> 32));
        put32(buffer, index + 2, value);
    }

    /**
     * Writes a 64-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param value the value
     */
    public static void put64(ByteBuffer buffer, int index, long value) {
        buffer.putLong(index, buffer.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value));
    }

    /**
     * Writes a 128-bit field.
     *
     * @param buffer the buffer
     * @param index the absolute index
     * @param high the first half
     * @param low the second half
     */
    public static void put128(ByteBuffer buffer, int index, long high, long low) {
        put64(buffer, index, high);
        put64(buffer, index + 8, low);
    }

    /**
     * Checks that enough octets remain for the fixed part of a header.
     *
     * @param layer the header's name
     * @param in the buffer, at the header's first octet
     * @param required how many octets the fixed part has
     * @throws MalformedPacketException if fewer remain
     */
    public static void require(String layer, ByteBuffer in, int required) throws MalformedPacketException {
        require(layer, in, in.position(), required);
    }

    /**
     * Checks that a buffer holds enough octets behind an index.
     *
     * @param layer the header's name
     * @param in the buffer
     * @param start the absolute index of the header's first octet
     * @param required how many octets it needs
     * @throws MalformedPacketException if there are fewer before the limit
     */
    public static void require(String layer, ByteBuffer in, int start, int required) throws MalformedPacketException {
        if (in.limit() - start < required) {
            throw MalformedPacketException.tooShort(layer, 0, required, in.limit() - start);
        }
    }

    /**
     * Takes a header of fixed length: checks that its octets remain and moves the position behind it.
     *
     * @param layer the header's name
     * @param in the buffer, at the header's first octet
     * @param length the length of the header in octets
     * @return the absolute index of the header's first octet
     * @throws MalformedPacketException if fewer octets remain; the position is unchanged
     */
    public static int take(String layer, ByteBuffer in, int length) throws MalformedPacketException {
        require(layer, in, length);
        int start = in.position();
        in.position(start + length);
        return start;
    }

    /**
     * Claims room for a header: checks that it fits, so that nothing is written when it does not, and moves the position
     * behind it.
     *
     * @param out where the header goes
     * @param length its length in octets
     * @return the absolute index of the header's first octet
     * @throws BufferOverflowException if it does not fit
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public static int claim(ByteBuffer out, int length) {
        if (out.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        if (out.remaining() < length) {
            throw new BufferOverflowException();
        }
        int start = out.position();
        out.position(start + length);
        return start;
    }
}
