package io.rawnet.examples.tool.ping;

import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.SentRequest;
import java.time.Instant;

/** One echo request that was sent, and how many replies it got. The receiving thread alone counts them. */
final class Probe extends SentRequest {
    private final int sequenceNumber;
    private int replies;

    /**
     * Nothing came back yet.
     *
     * @param request the packet from the IP header on
     * @param handedOver when the kernel was given the request
     */
    Probe(int sequenceNumber, Packet request, Instant handedOver) {
        super(request, handedOver);
        this.sequenceNumber = sequenceNumber;
    }

    int sequenceNumber() {
        return sequenceNumber;
    }

    /** {@return whether it is not the first reply} */
    boolean countReply() {
        return replies++ > 0;
    }
}
