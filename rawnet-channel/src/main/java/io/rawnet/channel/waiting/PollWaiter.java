package io.rawnet.channel.waiting;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.poll.PollDescriptors;
import java.io.IOException;

/** A platform thread that waits in poll(2) for a descriptor, and for an eventfd through which others wake it. */
final class PollWaiter implements Waiter {
    private static final Pool<PollWaiter> POOL = new Pool<>(16, waiter -> DescriptorCalls.close(waiter.wakeUp));

    private static final int EINTR = -Errno.EINTR.number();
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final PollDescriptors descriptors = new PollDescriptors(2);
    private final NativeMemory counter = NativeMemory.allocate(Long.BYTES);
    private final int wakeUp;

    private PollWaiter() throws IOException {
        wakeUp = SystemCallException.check("eventfd(0)", WakeUp.create());
    }

    static PollWaiter take() throws IOException {
        PollWaiter pooled = POOL.take();
        return pooled == null ? new PollWaiter() : pooled;
    }

    void giveBack() {
        POOL.give(this);
    }

    @Override
    public void wake() {
        WakeUp.raise(wakeUp);
    }

    @Override
    public boolean await(int descriptor, Readiness readiness, long nanoseconds) {
        descriptors.set(0, wakeUp, PollDescriptors.POLLIN);
        descriptors.set(1, descriptor, readiness.event());
        int milliseconds = (int) ((nanoseconds + NANOSECONDS_PER_MILLISECOND - 1) / NANOSECONDS_PER_MILLISECOND);
        int ready = descriptors.poll(2, milliseconds);
        if (ready < 0 && ready != EINTR) {
            throw new IllegalStateException("poll failed: " + new Errno(-ready));
        }
        if (ready > 0 && descriptors.returned(0) != 0) {
            WakeUp.clear(wakeUp, counter);
        }
        return ready > 0 && descriptors.returned(1) != 0;
    }
}
