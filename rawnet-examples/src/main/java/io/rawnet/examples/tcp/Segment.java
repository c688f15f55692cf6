package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;

/**
 * A TCP segment.
 *
 * @param header its header
 * @param payload its data
 */
public record Segment(TcpHeader header, Octets payload) {
    /** {@return the sequence number behind its last octet, where SYN and FIN count as one each (RFC 9293 3.4)} */
    public long end() {
        return SequenceNumber.plus(header.sequenceNumber(), header.segmentLength(payload.size()));
    }

    /** {@return whether it takes up sequence numbers, so that its receiver must acknowledge it} */
    public boolean asksForAcknowledgment() {
        return end() != header.sequenceNumber();
    }

    @Override
    public String toString() {
        return payload.isEmpty() ? header.toString() : header + " | " + payload.size() + " octets";
    }
}
