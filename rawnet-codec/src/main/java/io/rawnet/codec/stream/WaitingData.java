package io.rawnet.codec.stream;

import io.rawnet.codec.Octets;

/**
 * Data that came before others that precede them.
 *
 * @param start the position of the first octet
 * @param octets the data
 * @param time when they came
 */
record WaitingData(long start, Octets octets, long time) {

    /** A rough figure for what the map and the objects around the octets take. */
    private static final int OVERHEAD = 128;

    long end() {
        return start + octets.size();
    }

    /** {@return an estimate of the memory this takes in octets} */
    long cost() {
        return OVERHEAD + octets.size();
    }
}
