package io.rawnet.examples.tool.craft;

import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.util.List;

/** What becomes of packets that were sent. */
public interface CraftReport {
    /**
     * A packet was sent.
     *
     * @param index which one, from 0 on
     * @param given the packet as it was given to the kernel
     * @param left the packet as it left, in fragments if the kernel made some; empty if nothing was seen to leave
     */
    void sent(long index, Packet given, List<Packet> left);

    /**
     * A packet was answered.
     *
     * @param index which one, from 0 on
     * @param answer the answer
     * @param roundTrip how long it took
     * @param tries how often the packet was sent, 1 or more
     */
    void answered(long index, Packet answer, Duration roundTrip, int tries);

    /**
     * A packet was not answered.
     *
     * @param index which one, from 0 on
     * @param patience how long an answer was waited for, each time
     * @param tries how often the packet was sent, 1 or more
     */
    void unanswered(long index, Duration patience, int tries);

    /**
     * All is over.
     *
     * @param sent how many packets were sent
     * @param answered how many were answered
     */
    void end(long sent, long answered);
}
