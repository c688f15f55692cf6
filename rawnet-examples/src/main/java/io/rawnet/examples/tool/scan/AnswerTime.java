package io.rawnet.examples.tool.scan;

import java.time.Duration;

/** How long to wait for an answer, learnt from the answers so far (RFC 6298, section 2). */
final class AnswerTime {
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();
    private static final int DEVIATIONS = 4;

    private double mean;
    private double deviation;
    private boolean known;

    void learn(Duration roundTrip) {
        long time = Math.max(0, roundTrip.toNanos());
        deviation = known ? deviation * 0.75 + Math.abs(mean - time) * 0.25 : time / 2.0;
        mean = known ? mean * 0.875 + time * 0.125 : time;
        known = true;
    }

    /**
     * {@return how many nanoseconds to wait}
     *
     * @param tries how often the port was asked: each time it is waited twice as long
     */
    long nanoseconds(int tries) {
        long once = known ? Math.min(LONGEST, Math.max(SHORTEST, Math.round(mean + DEVIATIONS * deviation))) : FIRST;
        return Math.min(LONGEST, once << Math.min(tries - 1, 6));
    }
}
