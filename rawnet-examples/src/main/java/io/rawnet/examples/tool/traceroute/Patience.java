package io.rawnet.examples.tool.traceroute;

import java.time.Duration;

/**
 * How long to wait for an answer, as traceroute(8) does it: less where other answers tell how far the hop is.
 *
 * @param most at most this long
 * @param here at most so many times as long as an answer of the same hop took; 0 for no such limit
 * @param near at most so many times as long as an answer of a later hop took; 0 for no such limit
 */
public record Patience(Duration most, double here, double near) {
    /** Answers from near by take next to no time, and reading them takes some. */
    private static final Duration LEAST = Duration.ofMillis(20);

    /** {@return how long to wait, given what an answer of the same hop took} */
    Duration atHop(Duration answer) {
        return limited(answer, here);
    }

    /** {@return how long to wait, given what an answer of a later hop took} */
    Duration beforeHop(Duration answer) {
        return limited(answer, near);
    }

    private Duration limited(Duration answer, double times) {
        double nanoseconds = answer.plus(LEAST).toNanos() * times;
        return times > 0 && nanoseconds < most.toNanos() ? Duration.ofNanos((long) nanoseconds) : most;
    }
}
