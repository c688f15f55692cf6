package io.rawnet.linux.xdp;

import java.nio.ByteBuffer;

/**
 * An entry of the rings of received frames and of frames to send, {@code struct xdp_desc}.
 * <pre>
 * offset
 *      0  address of the first octet, counted from the start of the memory, u64
 *      8  octets, u32
 *     12  options, u32
 * </pre>
 */
public final class XdpDescriptor {
    /** Octets of the structure. */
    public static final int SIZE = 16;

    private static final int LENGTH = 8;
    private static final int OPTIONS = 12;

    private XdpDescriptor() {}

    /**
     * {@return the address of the first octet, counted from the start of the memory}
     *
     * @param ring the ring, in native byte order
     * @param offset where the entry lies
     */
    public static long address(ByteBuffer ring, int offset) {
        return ring.getLong(offset);
    }

    /**
     * {@return the octets of the frame}
     *
     * @param ring the ring, in native byte order
     * @param offset where the entry lies
     */
    public static int length(ByteBuffer ring, int offset) {
        return ring.getInt(offset + LENGTH);
    }

    /**
     * Writes an entry.
     *
     * @param ring the ring, in native byte order
     * @param offset where the entry lies
     * @param address address of the first octet, counted from the start of the memory
     * @param length octets of the frame
     */
    public static void put(ByteBuffer ring, int offset, long address, int length) {
        ring.putLong(offset, address).putInt(offset + LENGTH, length).putInt(offset + OPTIONS, 0);
    }
}
