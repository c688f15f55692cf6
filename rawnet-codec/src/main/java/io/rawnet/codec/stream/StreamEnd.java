package io.rawnet.codec.stream;

/** Why a stream ended. */
public enum StreamEnd {
    /** Both sides sent FIN, and all that they sent before it was reported as data or as missing. */
    FINISHED,
    /** One side sent RST. */
    RESET,
    /** A new connection took over the addresses and ports. */
    REPLACED,
    /** There was no segment for the idle time of the limits. */
    IDLE,
    /** A newer stream needed the room, and no other had been idle longer. */
    EVICTED,
    /** The program said that no more packets come. */
    CAPTURE_ENDED
}
