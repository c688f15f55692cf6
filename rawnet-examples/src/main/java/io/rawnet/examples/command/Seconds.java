package io.rawnet.examples.command;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/** Options in seconds, with decimals. */
final class Seconds {
    /** The shortest time to wait for an answer that makes sense. */
    static final double LEAST_PATIENCE = 0.001;

    private static final double LONGEST = 2_000_000;
    private static final double NANOSECONDS = 1e9;

    private Seconds() {}

    /** Checks the value of an option, null if it was not given. */
    static void check(CommandSpec spec, String name, Double seconds, double least) {
        // not a number fails too
        if (seconds != null && !(seconds >= least && seconds <= LONGEST)) {
            String lowest = least == 0 ? "0" : String.valueOf(least);
            throw Arguments.misuse(spec, name + " must be " + lowest + " to 2000000 seconds, not " + seconds);
        }
    }

    static Duration of(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOSECONDS));
    }
}
