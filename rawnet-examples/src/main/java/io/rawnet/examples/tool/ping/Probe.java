package io.rawnet.examples.tool.ping;

import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.time.Instant;

/** One echo request that was sent, and what is known of its way. The receiving thread alone sets what follows. */
final class Probe {
    private final int sequenceNumber;
    private final Packet request;
    private final Instant handedOver;
    private volatile Instant transmitted;
    private int replies;

    /**
     * Nothing came back yet.
     *
     * @param request the packet from the IP header on
     * @param handedOver when the kernel was given the request
     */
    Probe(int sequenceNumber, Packet request, Instant handedOver) {
        this.sequenceNumber = sequenceNumber;
        this.request = request;
        this.handedOver = handedOver;
    }

    int sequenceNumber() {
        return sequenceNumber;
    }

    Packet request() {
        return request;
    }

    /** {@return whether the kernel has said when the request left} */
    boolean hasTransmitTime() {
        return transmitted != null;
    }

    /** Takes the kernel's time, unless it belongs to an earlier request. */
    void transmitted(Instant time) {
        if (!time.isBefore(handedOver.minusNanos(1000))) {
            transmitted = time;
        }
    }

    /**
     * {@return the time until something arrived} It counts from the moment when the driver took the request. It counts from before the system
     * call where the driver reports nothing, and where this host itself replied first, as to a multicast group.
     */
    Duration until(Instant arrival) {
        boolean known = transmitted != null && !transmitted.isAfter(arrival);
        Duration time = Duration.between(known ? transmitted : handedOver, arrival);
        // the clock was set back meanwhile
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** {@return whether it is not the first reply} */
    boolean countReply() {
        return replies++ > 0;
    }
}
