package io.rawnet.benchmarks;

import java.util.OptionalDouble;

/**
 * What one operation costs.
 *
 * @param nanoseconds how long it takes, in the best of several runs: other load only ever makes a run slower
 * @param allocated octets it allocates; empty where that is not measured
 */
record Figure(double nanoseconds, OptionalDouble allocated) {

    static Figure of(double nanoseconds) {
        return new Figure(nanoseconds, OptionalDouble.empty());
    }

    Figure best(Figure other) {
        return other.nanoseconds < nanoseconds ? other : this;
    }
}
