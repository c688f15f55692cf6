package io.rawnet.examples.tool;

import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.time.Instant;

/** A request that was sent, and when the kernel says that it left. One thread sends it, another may ask for its time. */
public class SentRequest {
    private final Packet packet;
    private final Instant handedOver;
    private volatile Instant transmitted;

    /**
     * Has not left yet.
     *
     * @param packet the packet from the IP header on
     * @param handedOver when the kernel was given the packet
     */
    public SentRequest(Packet packet, Instant handedOver) {
        this.packet = packet;
        this.handedOver = handedOver;
    }

    /** {@return the packet from the IP header on} */
    public final Packet packet() {
        return packet;
    }

    /** {@return whether the kernel has said when the request left} */
    public final boolean hasTransmitTime() {
        return transmitted != null;
    }

    /**
     * Takes the kernel's time, unless it belongs to an earlier request.
     *
     * @param time when the driver took the packet
     */
    public final void transmitted(Instant time) {
        if (!time.isBefore(handedOver.minusNanos(1000))) {
            transmitted = time;
        }
    }

    /**
     * {@return the time until something arrived} It counts from the moment when the driver took the request. It counts from before the system
     * call where the driver reports nothing, and where this host itself replied first, as to a multicast group.
     *
     * @param arrival when it arrived
     */
    public final Duration until(Instant arrival) {
        boolean known = transmitted != null && !transmitted.isAfter(arrival);
        Duration time = Duration.between(known ? transmitted : handedOver, arrival);
        // the clock was set back meanwhile
        return time.isNegative() ? Duration.ZERO : time;
    }
}
