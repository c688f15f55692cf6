package io.rawnet.linux.poll;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A row of {@code struct pollfd} (poll(2)).
 * <pre>
 * offset
 *      0  descriptor, s32
 *      4  requested events, POLL… bits, u16
 *      6  returned events, u16
 * </pre>
 */
public final class PollDescriptors {
    /** Event: something can be read. */
    public static final int POLLIN = 0x001;
    /** Event: an error waits; returned whether requested or not. */
    public static final int POLLERR = 0x008;
    /** Event: the other end is closed; returned whether requested or not. */
    public static final int POLLHUP = 0x010;
    /** Event: there is no such descriptor; returned whether requested or not. */
    public static final int POLLNVAL = 0x020;

    private static final int SIZE = 8;
    private static final int REQUESTED = 4;
    private static final int RETURNED = 6;

    private final NativeMemory memory;

    /**
     * Allocates the row.
     *
     * @param count number of structures, 1 or more
     */
    public PollDescriptors(int count) {
        memory = NativeMemory.allocate(count * SIZE);
    }

    /** {@return the number of structures} */
    public int count() {
        return memory.length() / SIZE;
    }

    /**
     * Writes a structure.
     *
     * @param index which one
     * @param descriptor the descriptor
     * @param events {@code POLL…} bits to wait for
     */
    public void set(int index, int descriptor, int events) {
        ByteBuffer octets = memory.octets();
        octets.putInt(index * SIZE, descriptor)
                .putShort(index * SIZE + REQUESTED, (short) events)
                .putShort(index * SIZE + RETURNED, (short) 0);
    }

    /**
     * {@return the returned events of a structure}
     *
     * @param index which one
     */
    public int returned(int index) {
        return memory.octets().getShort(index * SIZE + RETURNED);
    }

    /**
     * Waits (poll(2)).
     *
     * @param count how many structures from the first one on
     * @param milliseconds how long to wait, -1 for ever
     * @return the number of ready ones, 0 after the time, or the negated error number
     */
    public int poll(int count, int milliseconds) {
        int result = DescriptorCalls.poll(memory.address(), count, milliseconds);
        Reference.reachabilityFence(this);
        return result;
    }
}
