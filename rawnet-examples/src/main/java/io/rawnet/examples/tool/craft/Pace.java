package io.rawnet.examples.tool.craft;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Tells how many packets are due, at a rate. What was missed for longer than 10 ms is not caught up with. */
final class Pace {
    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_DELAY = TimeUnit.MILLISECONDS.toNanos(10);

    /** Packets for each nanosecond; endless for no limit. */
    private final double rate;

    private double due;
    private long last;

    /**
     * Begins: the first packet is due.
     *
     * @param rate packets a second; empty for no limit
     * @param now the time in nanoseconds
     */
    Pace(OptionalDouble rate, long now) {
        this.rate = rate.orElse(Double.POSITIVE_INFINITY) / NANOSECONDS;
        due = 1;
        last = now;
    }

    /** {@return how many packets are due} */
    long due(long now) {
        if (Double.isInfinite(rate)) {
            return Long.MAX_VALUE;
        }
        due = Math.min(due + (now - last) * rate, 1 + LONGEST_DELAY * rate);
        last = now;
        return (long) due;
    }

    /** Takes note of packets that were sent. */
    void sent(long packets) {
        due -= packets;
    }

    /** {@return how long it is until one more packet is due, in nanoseconds} */
    long untilNext(long now) {
        return Math.max(0, (long) Math.ceil((1 - due) / rate) - (now - last));
    }
}
