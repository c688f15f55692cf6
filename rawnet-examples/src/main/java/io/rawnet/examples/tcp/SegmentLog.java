package io.rawnet.examples.tcp;

/** Whoever wants to know what goes over a connection. */
public interface SegmentLog {
    /**
     * Is told of each segment that we sent.
     *
     * @param segment the segment
     */
    void sent(Segment segment);

    /**
     * Is told of each segment of the peer's.
     *
     * @param segment the segment
     */
    void seen(Segment segment);
}
