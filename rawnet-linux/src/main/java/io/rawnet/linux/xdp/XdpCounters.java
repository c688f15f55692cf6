package io.rawnet.linux.xdp;

import java.nio.ByteBuffer;

/**
 * What the kernel counts for a socket since it was made, {@code struct xdp_statistics}: six numbers, u64 each. Kernels before 5.9 have the
 * first three.
 */
public enum XdpCounters {
    /** Received frames that were dropped. */
    RX_DROPPED,
    /** Received frames that were dropped because the fill ring had an invalid entry. */
    RX_INVALID_DESCS,
    /** Frames to send that were dropped because their entry was invalid. */
    TX_INVALID_DESCS,
    /** Received frames that were dropped because the ring of received frames was full. */
    RX_RING_FULL,
    /** How often the fill ring was empty. */
    RX_FILL_RING_EMPTY_DESCS,
    /** How often the ring of frames to send was empty. */
    TX_RING_EMPTY_DESCS;

    /** Octets of the structure. */
    public static final int SIZE = 48;

    /**
     * {@return the counter's value}
     *
     * @param statistics the structure, in native byte order
     */
    public long get(ByteBuffer statistics) {
        return statistics.getLong(offset());
    }

    /** {@return where the counter is in the structure} */
    public int offset() {
        return ordinal() * Long.BYTES;
    }
}
