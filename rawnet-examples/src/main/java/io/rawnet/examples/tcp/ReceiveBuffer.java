package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** What the peer has sent and nobody has taken yet: never more than a window (RFC 9293, sections 3.3.1 and 3.8.6). */
final class ReceiveBuffer {
    private static final int CAPACITY = 65_535;

    private final Queue<Octets> parts = new ArrayDeque<>();
    private int size;
    private long expected;
    private boolean finished;

    /**
     * Starts a connection.
     *
     * @param firstExpected the sequence number of the peer's first octet
     */
    void begin(long firstExpected) {
        expected = firstExpected;
    }

    /** {@return the sequence number that continues the data so far: RCV.NXT} */
    long expected() {
        return expected;
    }

    /** {@return how many octets more the peer may send: RCV.WND} */
    int window() {
        return CAPACITY - size;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** {@return whether the peer's FIN has come} */
    boolean isFinished() {
        return finished;
    }

    /** {@return whether there is something to be taken, or nothing will come any more} */
    boolean hasNews() {
        return finished || !parts.isEmpty();
    }

    /**
     * Takes what continues the data so far: not what is missing something before it, what came already, and what there is no room for. The peer
     * sends it again.
     */
    void take(Segment segment) {
        long start = segment.header().sequenceNumber();
        boolean gapBefore = SequenceNumber.compare(start, expected) > 0;
        boolean nothingNew = SequenceNumber.compare(segment.end(), expected) <= 0;
        int known = SequenceNumber.compare(expected, start);
        if (gapBefore || nothingNew || segment.payload().size() - known > window()) {
            return;
        }
        if (known < segment.payload().size()) {
            Octets added = segment.payload().slice(known, segment.payload().size());
            parts.add(added);
            size += added.size();
        }
        expected = segment.end();
        finished |= segment.header().has(TcpHeader.FIN);
    }

    /** {@return the oldest octets, which leave it; empty if there are none} */
    Optional<Octets> poll() {
        Octets part = parts.poll();
        size -= part == null ? 0 : part.size();
        return Optional.ofNullable(part);
    }
}
