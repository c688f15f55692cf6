package io.rawnet.benchmarks.channel;

/**
 * What one side of a run did.
 *
 * @param packets packets sent or received
 * @param seconds how long it took
 * @param dropped packets that the receiver had no room for
 */
record Rate(long packets, double seconds, long dropped) {

    double millionsPerSecond() {
        return packets / seconds / 1e6;
    }
}
