package io.rawnet.linux.ring;

import io.rawnet.linux.memory.Field;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The beginning of a block of a receive ring of version 3, {@code struct tpacket_block_desc}.
 * <pre>
 * offset
 *      0  version, u32
 *      4  offset of the reserved octets, u32
 *      8  status, u32: who owns the block, the kernel (0) or the program (1)
 *     12  number of frames, u32
 *     16  offset of the first frame in the block, u32
 *     20  octets in use, u32
 *     24  sequence number, u64
 *     32  time of the first and of the last frame, seconds and nanoseconds, u32 each
 * </pre>
 */
public final class BlockHeader {
    /** Status of a block that was handed over because its time was up, not because it was full. */
    public static final int TP_STATUS_BLK_TMO = 1 << 5;

    /** Status bits, {@code TP_STATUS_…}. */
    public static final Field STATUS = Field.s32(8);

    /** How many frames are in the block. */
    public static final Field FRAMES = Field.s32(12);

    /** Where the first frame starts, counted from the block's start. */
    public static final Field FIRST_FRAME = Field.s32(16);

    private static final VarHandle OWNER = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private static final int STATUS_OFFSET = 8;
    private static final int SEQUENCE_NUMBER = 24;
    private static final int TP_STATUS_KERNEL = 0;
    private static final int TP_STATUS_USER = 1;

    private BlockHeader() {}

    /**
     * {@return whether the kernel has handed the block over; all that it wrote is seen then}
     *
     * @param ring the ring, in native byte order
     * @param offset where the block starts
     */
    public static boolean isReady(ByteBuffer ring, int offset) {
        return ((int) OWNER.getAcquire(ring, offset + STATUS_OFFSET) & TP_STATUS_USER) != 0;
    }

    /**
     * Gives the block back to the kernel, after all that was read from it.
     *
     * @param ring the ring, in native byte order
     * @param offset where the block starts
     */
    public static void release(ByteBuffer ring, int offset) {
        OWNER.setRelease(ring, offset + STATUS_OFFSET, TP_STATUS_KERNEL);
    }

    /**
     * {@return the block's number, counted from 1}
     *
     * @param ring the ring, in native byte order
     * @param offset where the block starts
     */
    public static long sequenceNumber(ByteBuffer ring, int offset) {
        return ring.getLong(offset + SEQUENCE_NUMBER);
    }
}
