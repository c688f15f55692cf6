package io.rawnet.benchmarks.channel;

/**
 * What became of the frames of one sender.
 *
 * @param sent what it sent
 * @param received frames that the receiver got
 * @param dropped frames that the receiver's statistics call dropped
 */
record XdpTurn(Rate sent, long received, long dropped) {

    /** {@return millions of frames received for each second of the sender's} */
    double rate() {
        return new Rate(received, sent.seconds(), dropped).millionsPerSecond();
    }
}
