package io.rawnet.codec.fragment;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.NotNull;

/**
 * A packet that was given up before all its fragments had come.
 *
 * @param cause why
 * @param fragments how many had come
 * @param first the first fragment from its IP header on, which ICMP Time Exceeded quotes; empty if it had not come
 */
public record AbandonedPacket(Cause cause, int fragments, Octets first) {

    public AbandonedPacket {
        NotNull.check("cause", cause, "first", first);
    }

    /** Why a packet was given up. */
    public enum Cause {
        /** Its time was up: a host sends ICMP Time Exceeded, code 1, if it has the first fragment (RFC 1122, RFC 8200). */
        EXPIRED,
        /** A newer packet needed the room. */
        EVICTED
    }
}
