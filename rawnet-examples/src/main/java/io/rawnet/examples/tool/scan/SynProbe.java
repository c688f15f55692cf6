package io.rawnet.examples.tool.scan;

import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.SentRequest;
import java.time.Duration;
import java.time.Instant;

/** A port that is asked, and how often that was done. */
final class SynProbe {
    private final int port;
    private final Packet packet;
    private int tries;
    private long sentAt;
    private SentRequest latest;

    /**
     * Was not asked yet.
     *
     * @param packet the segment behind its IP header
     */
    SynProbe(int port, Packet packet) {
        this.port = port;
        this.packet = packet;
    }

    int port() {
        return port;
    }

    /** {@return the segment behind its IP header} */
    Packet packet() {
        return packet;
    }

    /** {@return how often it was asked} */
    int tries() {
        return tries;
    }

    /** {@return when it was last asked, as {@link System#nanoTime} counts} */
    long sentAt() {
        return sentAt;
    }

    /** {@return the segment that is sent next, counted from now on} */
    SentRequest sending() {
        tries++;
        sentAt = System.nanoTime();
        latest = new SentRequest(packet, Instant.now());
        return latest;
    }

    /** {@return the time from the latest segment until something arrived} */
    Duration until(Instant arrival) {
        return latest.until(arrival);
    }
}
