package io.rawnet.examples.tcp;

import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import java.security.SecureRandom;

/** What we have sent, how much of it is acknowledged, and how much more the peer takes (RFC 9293, section 3.3.1). */
final class SendSequence {
    private long unacknowledged = new SecureRandom().nextLong(1L << 32);
    private long next = unacknowledged;
    private int window;
    private int largestPayload;

    /**
     * Starts a connection.
     *
     * @param synAck the peer's answer to our SYN
     * @param largest the most data that the peer takes in a segment
     */
    void begin(TcpHeader synAck, int largest) {
        unacknowledged = synAck.acknowledgmentNumber();
        window = synAck.window();
        largestPayload = largest;
    }

    /** {@return the sequence number of what is sent next: SND.NXT} */
    long next() {
        return next;
    }

    /** Counts a segment as sent. */
    void advanceTo(long end) {
        next = end;
    }

    /** {@return whether the peer has acknowledged all that was sent} */
    boolean isAcknowledged() {
        return unacknowledged == next;
    }

    /** {@return whether a segment acknowledges all that was sent} */
    boolean isAcknowledgedBy(TcpHeader header) {
        return header.has(TcpHeader.ACK) && header.acknowledgmentNumber() == next;
    }

    /** Takes acknowledgment number (SND.UNA) and window (SND.WND) from a segment of the peer's, unless they are old or make no sense. */
    void takeAcknowledgment(TcpHeader header) {
        long number = header.acknowledgmentNumber();
        if (SequenceNumber.compare(number, unacknowledged) >= 0 && SequenceNumber.compare(number, next) <= 0) {
            unacknowledged = number;
            window = header.window();
        }
    }

    /** {@return whether the peer has no room} */
    boolean isWindowShut() {
        return window == 0;
    }

    /** {@return how many octets the next segment may have: a single one asks whether a window that was shut is open again} */
    int room() {
        return Math.max(1, Math.min(largestPayload, window));
    }

    /** {@return the most data that the peer takes in a segment} */
    int largestPayload() {
        return largestPayload;
    }
}
