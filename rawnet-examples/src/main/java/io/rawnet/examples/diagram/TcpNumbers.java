package io.rawnet.examples.diagram;

import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.tcp.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Counts sequence numbers as people do: the SYN of each side has number 0. Where a SYN was not seen, the first segment counts as the one
 * behind it. Remembers each segment, so it is for as many as a picture shows.
 */
final class TcpNumbers {
    private final Map<FlowKey, Connection> connections = new HashMap<>();

    /**
     * What a segment's numbers mean.
     *
     * @param sequence its sequence number, counted from the SYN of its side
     * @param acknowledgment its acknowledgment number, counted from the SYN of the other side; empty if it has none
     * @param again whether its octets begin with some that were sent before
     */
    record Counted(long sequence, OptionalLong acknowledgment, boolean again) {}

    /** The two sides of a connection; the key tells which is which. */
    private record Connection(FlowKey key, Side forward, Side backward) {}

    /** {@return what the numbers of the next segment of a connection mean} */
    Counted count(FlowKey flow, Segment segment) {
        TcpHeader header = segment.header();
        Connection connection = connections.computeIfAbsent(flow, key -> new Connection(key, new Side(), new Side()));
        boolean forward = connection.key.direction(flow) == FlowDirection.FORWARD;
        Side ours = forward ? connection.forward : connection.backward;
        Side theirs = forward ? connection.backward : connection.forward;
        boolean again = ours.hasSent(header.sequenceNumber());
        if (header.has(TcpHeader.SYN) && !again) {
            ours.begin(header.sequenceNumber());
            if (!header.has(TcpHeader.ACK)) {
                theirs.forget(); // the ports are used again
            }
        }
        long sequence = ours.count(header.sequenceNumber(), header.has(TcpHeader.RST) ? 0 : 1);
        if (segment.asksForAcknowledgment()) {
            ours.sent.add(segment);
        }
        return new Counted(
                sequence,
                header.has(TcpHeader.ACK)
                        ? OptionalLong.of(theirs.count(header.acknowledgmentNumber(), 1))
                        : OptionalLong.empty(),
                again && segment.asksForAcknowledgment());
    }

    private static final class Side {
        private final List<Segment> sent = new ArrayList<>();
        private OptionalLong first = OptionalLong.empty();

        private void begin(long number) {
            forget();
            first = OptionalLong.of(number);
        }

        private void forget() {
            sent.clear();
            first = OptionalLong.empty();
        }

        private long count(long number, int ifFirst) {
            if (first.isEmpty()) {
                first = OptionalLong.of(SequenceNumber.plus(number, -ifFirst));
            }
            return SequenceNumber.compare(number, first.getAsLong());
        }

        private boolean hasSent(long number) {
            return sent.stream()
                    .anyMatch(segment ->
                            SequenceNumber.compare(number, segment.header().sequenceNumber()) >= 0
                                    && SequenceNumber.compare(number, segment.end()) < 0);
        }
    }
}
