package io.rawnet.linux.xdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of all frames, {@code struct xdp_umem_reg}.
 * <pre>
 * offset
 *      0  address, u64
 *      8  octets, u64
 *     16  octets of a chunk, u32: a power of two, 2048 to the page size
 *     20  octets that the kernel leaves free in front of received frames, beside {@link #XDP_PACKET_HEADROOM}, u32
 *     24  flags, u32
 *     28  octets of metadata in front of frames to send, u32
 * </pre>
 */
public final class UmemRegistration {
    /** Octets that the kernel always leaves free in front of a received frame. */
    public static final int XDP_PACKET_HEADROOM = 256;

    private static final int SIZE = 32;

    private UmemRegistration() {}

    /**
     * {@return the structure}
     *
     * @param address where the memory lies
     * @param length its octets
     * @param chunkSize octets of a chunk
     */
    public static ByteBuffer of(long address, long length, int chunkSize) {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(address)
                .putLong(length)
                .putInt(chunkSize)
                .clear();
    }
}
