package io.rawnet.benchmarks.channel;

import java.io.IOException;

/**
 * What one side of a run did.
 *
 * @param packets packets sent or received
 * @param seconds how long it took
 * @param dropped packets that the receiver, or the sender's interface, had no room for
 */
record Rate(long packets, double seconds, long dropped) {

    /** {@return what a C program has sent, which is waited for} */
    static Rate sent(Process sender) throws IOException, InterruptedException {
        double[] printed = CProgram.finish(sender);
        return new Rate((long) printed[0], printed[1], 0);
    }

    double millionsPerSecond() {
        return packets / seconds / 1e6;
    }
}
