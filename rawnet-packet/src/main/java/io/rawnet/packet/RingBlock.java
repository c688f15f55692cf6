package io.rawnet.packet;

import io.rawnet.linux.memory.Field;
import io.rawnet.linux.ring.BlockHeader;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * A block of a {@link PacketRing}: packets that the kernel has handed over. Close it to return it once its packets were read; as long
 * as it is held, the kernel cannot use its memory, and drops packets once it has filled the others. For one thread at a time.
 *
 * <p>Every method but {@link #close} throws {@link IllegalStateException} once the block was returned or the ring closed.
 */
public final class RingBlock implements AutoCloseable {
    private final PacketRing ring;
    private final int index;
    private final int start;
    private final ByteBuffer octets;
    private volatile boolean open = true;

    RingBlock(PacketRing ring, int index, int start, int length) {
        this.ring = ring;
        this.index = index;
        this.start = start;
        // a buffer of this block alone: returning the block makes it useless, also to the views over it
        octets = ring.memory().slice(start, length);
    }

    /** {@return how many packets are in the block; 0 is possible when its time was up} */
    public int frameCount() {
        return read(BlockHeader.FRAMES);
    }

    /** {@return the block's number, counted from 1 since the ring was opened} */
    public long sequenceNumber() {
        requireStillOpen();
        long number = BlockHeader.sequenceNumber(ring.memory(), start);
        requireStillOpen();
        return number;
    }

    /** {@return whether the block came because its time was up, not because it was full} */
    public boolean timedOut() {
        return (read(BlockHeader.STATUS) & BlockHeader.TP_STATUS_BLK_TMO) != 0;
    }

    /** {@return the packets, one after the other} The first call of {@link RingFrame#next} goes to the first one. */
    public RingFrame frames() {
        return new RingFrame(this, frameCount(), read(BlockHeader.FIRST_FRAME));
    }

    /** Returns the block to the kernel. Closing again, or after the ring, does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            octets.limit(0);
            ring.release(index);
        }
    }

    private int read(Field field) {
        requireStillOpen();
        int value = field.get(ring.memory(), start);
        requireStillOpen();
        return value;
    }

    /** {@return the ring's memory, for what stands in front of packets} */
    ByteBuffer memory() {
        return ring.memory();
    }

    /** {@return where the block starts in the ring's memory} */
    int start() {
        return start;
    }

    /** {@return the block's own buffer, in which packets are shown} */
    ByteBuffer octets() {
        return octets;
    }

    /**
     * Comes before every read, to say what is wrong, and after it: what was read before the ring was closed is the kernel's, and what is read
     * later may be zeros.
     */
    void requireStillOpen() {
        VarHandle.loadLoadFence();
        if (!open) {
            throw new IllegalStateException(
                    "The block was returned to the kernel: read its packets before closing it.");
        }
        if (!ring.isOpen()) {
            throw new IllegalStateException("The ring was closed, and its packets are gone.");
        }
    }
}
