package io.rawnet.channel.waiting;

import java.math.BigDecimal;
import java.time.Duration;

/** The moment at which a call stops waiting. A call that has nothing to wait for ignores it. */
public final class Deadline {
    /** Waits as long as it takes. */
    public static final Deadline NEVER = new Deadline(null, 0);

    /** Does not wait. */
    public static final Deadline NOW = new Deadline(Duration.ZERO, 0);

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private final Duration timeout;
    private final long nanoTime;

    private Deadline(Duration timeout, long nanoTime) {
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /**
     * {@return the deadline a given time from now}
     *
     * @param timeout time from now; zero does not wait at all
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is negative
     */
    public static Deadline after(Duration timeout) {
        if (requireTimeout(timeout).isZero()) {
            return NOW;
        }
        // times beyond the clock's range (146 years) are as good as never
        return timeout.compareTo(LONGEST) > 0 ? NEVER : new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    /**
     * {@return a timeout, for calls that make a deadline of it only if they have to wait}
     *
     * @param timeout time to wait; zero does not wait at all
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is negative
     */
    public static Duration requireTimeout(Duration timeout) {
        if (Arguments.require(timeout, "timeout").isNegative()) {
            throw new IllegalArgumentException("timeout must be zero or more, not " + timeout);
        }
        return timeout;
    }

    /** {@return the nanoseconds left, 0 or less when it has passed, {@code Long.MAX_VALUE} for ever} */
    public long remaining() {
        if (timeout == null) {
            return Long.MAX_VALUE;
        }
        return this == NOW ? 0 : nanoTime - System.nanoTime();
    }

    /**
     * {@return the earlier one of two deadlines}
     *
     * @param other the other one
     */
    public Deadline earlier(Deadline other) {
        return other.remaining() < remaining() ? other : this;
    }

    /** {@return whether it has passed} */
    public boolean isPassed() {
        return remaining() <= 0;
    }

    /** {@return for instance {@code within 2.5 s}, for messages} */
    @Override
    public String toString() {
        if (timeout == null) {
            return "ever";
        }
        if (timeout.isZero()) {
            return "without waiting";
        }
        boolean seconds = timeout.getSeconds() > 0;
        BigDecimal number = BigDecimal.valueOf(timeout.toNanos(), seconds ? 9 : 6);
        return "within " + number.stripTrailingZeros().toPlainString() + (seconds ? " s" : " ms");
    }
}
