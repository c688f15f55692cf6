package io.rawnet.codec.stream;

import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.transport.TcpHeader;
import java.util.Optional;

/** A TCP connection as a {@link TcpReassembler} sees it. Each is an object of its own, also where ports are used again. */
public final class TcpStream {

    private final FlowKey key;
    private final TcpSide forward;
    private final TcpSide backward;
    private boolean ended;

    TcpStream(FlowKey key, TcpStreamListener listener, Backlog backlog) {
        this.key = key;
        forward = new TcpSide(this, FlowDirection.FORWARD, listener, backlog);
        backward = new TcpSide(this, FlowDirection.BACKWARD, listener, backlog);
    }

    /**
     * {@return addresses and ports, from the side that opened the connection; where its beginning was not seen, from the side
     * that was seen first}
     */
    public FlowKey key() {
        return key;
    }

    /** {@return whether the stream has ended} */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * {@return how many octets of one side were reported as data}
     *
     * @param direction which side's
     */
    public long delivered(FlowDirection direction) {
        return side(direction).delivered();
    }

    /**
     * {@return how many octets of one side were reported as missing}
     *
     * @param direction which side's
     */
    public long missing(FlowDirection direction) {
        return side(direction).missing();
    }

    /**
     * {@return how many captured octets of one side were passed over: because they had come before, were given up already, are
     * outside the largest window, or came when the stream had ended}
     *
     * @param direction which side's
     */
    public long passedOver(FlowDirection direction) {
        return side(direction).passedOver();
    }

    TcpSide side(FlowDirection direction) {
        return direction == FlowDirection.FORWARD ? forward : backward;
    }

    boolean isFinished() {
        return forward.isFinished() && backward.isFinished();
    }

    /** Takes a segment; gives why the stream ends with it, or empty if it goes on. */
    Optional<StreamEnd> accept(FlowDirection direction, Segment segment) {
        TcpSide sender = side(direction);
        boolean isOfAnother = segment.has(TcpHeader.SYN) && sender.hasBegun() && !sender.beganWith(segment);
        if (ended || isOfAnother) {
            sender.passOver(segment);
            return Optional.empty();
        }
        if (segment.has(TcpHeader.ACK)) {
            side(direction.opposite()).acknowledge(segment.acknowledgmentNumber(), segment.time());
        }
        if (segment.has(TcpHeader.RST)) {
            sender.passOver(segment); // RFC 9293 section 3.5.3: an explanation for people, not data
            return sender.isResetBy(segment) ? Optional.of(StreamEnd.RESET) : Optional.empty();
        }
        if (!sender.hasBegun()) {
            sender.begin(segment);
        }
        sender.accept(segment);
        return isFinished() ? Optional.of(StreamEnd.FINISHED) : Optional.empty();
    }

    /** Reports all that waits. */
    void end(long time) {
        forward.flush(time);
        backward.flush(time);
        ended = true;
    }

    /**
     * {@return the SYN of a connection that takes this one's place, if a segment shows that there is one} It may be the
     * segment itself.
     *
     * <p>A SYN alone is no proof while this connection is open: anybody could send it, and hosts do not believe it either (RFC
     * 5961 section 4). It is one when the other side acknowledges it, or its own side goes on from it.
     */
    Optional<Segment> successor(FlowDirection direction, Segment segment) {
        TcpSide sender = side(direction);
        TcpSide receiver = side(direction.opposite());
        if (segment.has(TcpHeader.ACK) && receiver.isOfNewcomer(segment.acknowledgmentNumber())) {
            return Optional.of(receiver.newcomer());
        }
        if (!segment.has(TcpHeader.SYN)) {
            return sender.isOfNewcomer(segment.sequenceNumber()) ? Optional.of(sender.newcomer()) : Optional.empty();
        }
        if (sender.beganWith(segment) || !ended && !sender.hasBegun()) {
            return Optional.empty();
        }
        if (ended || !receiver.hasBegun()) {
            return Optional.of(segment);
        }
        sender.meet(segment);
        return Optional.empty();
    }

    /** {@return the key, and how much each side said} */
    @Override
    public String toString() {
        return key + ", " + forward.delivered() + " octets there, " + backward.delivered() + " back";
    }
}
