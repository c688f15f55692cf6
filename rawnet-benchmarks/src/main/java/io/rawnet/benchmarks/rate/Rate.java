package io.rawnet.benchmarks.rate;

/**
 * What one side of a run did.
 *
 * @param frames frames sent or received
 * @param seconds how long it took
 * @param dropped frames that the receiver had no room for
 */
record Rate(long frames, double seconds, long dropped) {

    double millionsPerSecond() {
        return frames / seconds / 1e6;
    }

    @Override
    public String toString() {
        return String.format("%.3f million frames/s", millionsPerSecond());
    }
}
