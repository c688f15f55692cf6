package io.rawnet.codec.flow;

/** Which way a packet of a flow goes, compared with the key of the flow. */
public enum FlowDirection {
    /** From the source of the key to its destination. */
    FORWARD,
    /** From the destination of the key to its source. */
    BACKWARD;

    /** {@return the other direction} */
    public FlowDirection opposite() {
        return this == FORWARD ? BACKWARD : FORWARD;
    }
}
