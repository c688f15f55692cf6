package io.rawnet.linux.descriptor;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.Errno;
import io.rawnet.linux.memory.NativeMemory;
import java.nio.ByteBuffer;

/**
 * One thread's poll(2) on a descriptor and the eventfd that wakes it: two {@code struct pollfd} of descriptor (s32), requested events
 * (u16) and returned events (u16).
 */
final class WakeablePoll {
    /** How a wait ended. */
    enum Outcome {
        READY,
        WOKEN,
        TIMED_OUT
    }

    private static final int POLLFD_SIZE = 8;
    private static final int REQUESTED = 4;
    private static final int RETURNED = 6;
    private static final int EINTR = -Errno.EINTR.number();
    private static final int PAUSE_MILLISECONDS = 5;

    private final NativeMemory memory = NativeMemory.allocate(2 * POLLFD_SIZE);
    private boolean futile;

    /** {@return this, prepared for a new call} */
    WakeablePoll start() {
        futile = false;
        return this;
    }

    /**
     * Waits until the descriptor is ready, somebody writes to the eventfd, or the deadline passes.
     *
     * <p>poll(2) reports an error whether asked or not, and goes on reporting it while the socket's error queue is not empty, though
     * there is nothing to read. The first such report ends the wait, because the call may have an error to fetch; when that
     * comes to nothing, the next wait begins with a pause instead of spinning. So does every wait after a vague readiness.
     */
    Outcome await(int descriptor, int wakeUp, Readiness readiness, Deadline deadline) {
        ByteBuffer octets = memory.octets();
        while (true) {
            int milliseconds = deadline.remainingMilliseconds();
            put(octets, 0, wakeUp, Readiness.READ);
            put(octets, POLLFD_SIZE, descriptor, readiness);
            int ready = futile
                    ? DescriptorCalls.poll(memory.address(), 1, shorter(milliseconds))
                    : DescriptorCalls.poll(memory.address(), 2, milliseconds);
            if (ready > 0 && octets.getShort(RETURNED) != 0) {
                return Outcome.WOKEN;
            }
            if (futile) {
                futile = false;
                if (milliseconds == 0) {
                    return Outcome.TIMED_OUT;
                }
            } else if (ready > 0) {
                futile = readiness.isVague() || (octets.getShort(POLLFD_SIZE + RETURNED) & readiness.event()) == 0;
                return Outcome.READY;
            } else if (ready == 0 && deadline.remainingMilliseconds() == 0) {
                return Outcome.TIMED_OUT;
            } else if (ready < 0 && ready != EINTR) {
                throw new IllegalStateException("poll failed: " + new Errno(-ready));
            }
        }
    }

    private static int shorter(int milliseconds) {
        return milliseconds < 0 ? PAUSE_MILLISECONDS : Math.min(milliseconds, PAUSE_MILLISECONDS);
    }

    private static void put(ByteBuffer octets, int offset, int descriptor, Readiness readiness) {
        octets.putInt(offset, descriptor)
                .putShort(offset + REQUESTED, readiness.event())
                .putShort(offset + RETURNED, (short) 0);
    }
}
