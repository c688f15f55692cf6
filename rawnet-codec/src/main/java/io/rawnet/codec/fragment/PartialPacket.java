package io.rawnet.codec.fragment;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** The fragments of one packet that have come so far; never two that overlap. */
final class PartialPacket {

    private static final int CONGESTION_EXPERIENCED = 3;

    /** Rough figures for what the maps and objects around the octets take. */
    private static final int OVERHEAD = 256;

    private static final int FRAGMENT_OVERHEAD = 128;

    private final TreeMap<Integer, Fragment> fragments = new TreeMap<>();
    private final long since;
    private int received;
    private int end = -1;
    private long octets = OVERHEAD;
    private boolean congestionMet;
    private boolean congestionUnheard;
    private Reassembly.Reason discarded;

    PartialPacket(long since) {
        this.since = since;
    }

    /** {@return when the first fragment came} */
    long since() {
        return since;
    }

    /** {@return an estimate of the memory this takes} */
    long octets() {
        return octets;
    }

    int count() {
        return fragments.size();
    }

    int received() {
        return received;
    }

    /** {@return why the packet was given up, or null} What has been given up stays so until its time is over (RFC 5722). */
    Reassembly.Reason discarded() {
        return discarded;
    }

    boolean isComplete() {
        return received == end;
    }

    /** {@return whether the same fragment is here already} */
    boolean has(Fragment fragment) {
        Fragment there = fragments.get(fragment.offset());
        return there != null && there.isSameAs(fragment);
    }

    /** Adds a fragment that is not here yet, or discards the packet if the fragment contradicts others. */
    void add(Fragment fragment, int maxFragments) {
        Reassembly.Reason contradiction = discarded != null ? discarded : contradiction(fragment);
        if (contradiction == null && fragments.size() == maxFragments) {
            contradiction = Reassembly.Reason.TOO_MANY_FRAGMENTS;
        }
        if (contradiction != null) {
            discard(contradiction);
            return;
        }
        fragments.put(fragment.offset(), fragment);
        received += fragment.length();
        octets += FRAGMENT_OVERHEAD + fragment.packet().size();
        congestionMet |= fragment.ecn() == CONGESTION_EXPERIENCED;
        congestionUnheard |= fragment.ecn() == 0;
        if (!fragment.more()) {
            end = fragment.end();
        }
    }

    private Reassembly.Reason contradiction(Fragment fragment) {
        Map.Entry<Integer, Fragment> before = fragments.floorEntry(fragment.offset());
        Map.Entry<Integer, Fragment> behind = fragments.ceilingEntry(fragment.offset());
        if (before != null && before.getValue().end() > fragment.offset()
                || behind != null && behind.getKey() < fragment.end()) {
            return Reassembly.Reason.OVERLAP;
        }
        boolean beyondEnd = end >= 0 && fragment.end() > end;
        boolean endsTooSoon = !fragment.more() && (end >= 0 || behind != null);
        return beyondEnd || endsTooSoon ? Reassembly.Reason.CONFLICTING_END : null;
    }

    void discard(Reassembly.Reason reason) {
        discarded = reason;
        fragments.clear();
        octets = OVERHEAD;
    }

    /** {@return the fragment at the start of the packet, or null} */
    Fragment first() {
        return fragments.get(0);
    }

    AbandonedPacket abandoned(AbandonedPacket.Cause cause) {
        return new AbandonedPacket(cause, count(), first() == null ? Octets.EMPTY : first().packet());
    }

    /** {@return whether the packet must be dropped (RFC 3168 section 5.3): a fragment met congestion, and another is not ECN-capable} */
    boolean isEcnInconsistent() {
        return congestionMet && congestionUnheard;
    }

    /** {@return the Explicit Congestion Notification bits of the whole} */
    int ecn() {
        return congestionMet ? CONGESTION_EXPERIENCED : first().ecn();
    }

    /** {@return the whole: some headers, and room for nothing but the data, which are filled in} */
    ByteBuffer assemble(Octets headers) {
        ByteBuffer whole = ByteBuffer.allocate(headers.size() + received);
        headers.encode(whole);
        for (Fragment fragment : fragments.values()) {
            whole.put(fragment.data());
        }
        return whole.flip();
    }
}
