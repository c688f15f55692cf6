package io.rawnet.channel.waiting;

import java.util.concurrent.locks.LockSupport;

/** A thread that parks until the {@link Watcher} or somebody else wakes it. */
final class ParkWaiter implements Waiter {
    private final Thread thread = Thread.currentThread();
    private volatile boolean woken;

    @Override
    public void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Also ends when the thread is interrupted. Who watches the descriptor wakes this. */
    @Override
    public boolean await(int descriptor, Readiness readiness, long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        long left = nanoseconds;
        while (!woken && left > 0 && !thread.isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        woken = false;
        return false;
    }
}
