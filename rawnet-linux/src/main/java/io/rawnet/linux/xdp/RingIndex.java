package io.rawnet.linux.xdp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An index or the flags of a ring, u32, that one side writes and the other reads. */
public final class RingIndex {
    private static final VarHandle INDEX = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private RingIndex() {}

    /**
     * {@return the index that the kernel has written; what it did before is seen then}
     *
     * @param ring the ring, in native byte order
     * @param offset where the index lies
     */
    public static int get(ByteBuffer ring, int offset) {
        return (int) INDEX.getAcquire(ring, offset);
    }

    /**
     * Writes an index for the kernel, which sees all that was done before.
     *
     * @param ring the ring, in native byte order
     * @param offset where the index lies
     * @param value the index
     */
    public static void set(ByteBuffer ring, int offset, int value) {
        INDEX.setRelease(ring, offset, value);
    }
}
