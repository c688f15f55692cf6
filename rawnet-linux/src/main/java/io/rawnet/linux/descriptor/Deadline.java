package io.rawnet.linux.descriptor;

import java.time.Duration;

/** The moment at which a call stops waiting. A call that has nothing to wait for ignores it. */
public final class Deadline {
    /** Waits as long as it takes. */
    public static final Deadline NEVER = new Deadline(false, 0);

    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private final boolean limited;
    private final long nanoTime;

    private Deadline(boolean limited, long nanoTime) {
        this.limited = limited;
        this.nanoTime = nanoTime;
    }

    /**
     * {@return the deadline a given time from now}
     *
     * @param timeout time from now; zero does not wait at all
     * @throws IllegalArgumentException if it is negative
     */
    public static Deadline after(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout " + timeout + ": must be zero or more");
        }
        // times beyond the clock's range (146 years) are as good as never
        return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0
                ? NEVER
                : new Deadline(true, System.nanoTime() + timeout.toNanos());
    }

    /**
     * {@return the earlier one of two deadlines: this one, unless the other is earlier}
     *
     * @param other the other one
     */
    public Deadline earlier(Deadline other) {
        if (!other.limited) {
            return this;
        }
        return !limited || other.nanoTime - nanoTime < 0 ? other : this;
    }

    /** {@return the time left for poll(2): milliseconds rounded up, 0 when it has passed, -1 for ever} */
    int remainingMilliseconds() {
        if (!limited) {
            return -1;
        }
        long nanoseconds = Math.max(0, nanoTime - System.nanoTime());
        return (int) Math.min(
                Integer.MAX_VALUE, (nanoseconds + NANOSECONDS_PER_MILLISECOND - 1) / NANOSECONDS_PER_MILLISECOND);
    }
}
