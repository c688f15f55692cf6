package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.Octets;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.SentRequest;
import java.time.Instant;

/** A probe that was sent and waits for its answer. */
final class Probe extends SentRequest {
    /** How much of a datagram's data every error quotes (RFC 792). */
    private static final int QUOTED = 8;

    private final int index;
    private final Octets beginning;
    private final long sentAt = System.nanoTime();

    /**
     * Waits from now on.
     *
     * @param index which of all probes it is, from 0 on
     * @param packet the packet from the IP header on
     */
    Probe(int index, Packet packet) {
        super(packet, Instant.now());
        this.index = index;
        int start = packet.headers().get(0).length();
        beginning = packet.octets().slice(start, start + QUOTED);
    }

    /** {@return the first eight octets behind the IP header} */
    Octets beginning() {
        return beginning;
    }

    int index() {
        return index;
    }

    /** {@return when it was sent, as {@link System#nanoTime} counts} */
    long sentAt() {
        return sentAt;
    }
}
