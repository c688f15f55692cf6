package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of a connection, the segments that it sends, and what it does with those that arrive: what RFC 9293, section 3.3.1, calls the
 * transmission control block.
 */
final class ControlBlock {
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(1); // RFC 6298, section 2
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final int TRANSMISSIONS = 4;

    private final SegmentChannel channel;
    private final SegmentLog log;
    private final IpAddress peer;
    private final SegmentSizes sizes;
    private final SendSequence sent = new SendSequence();
    private final ReceiveBuffer received = new ReceiveBuffer();
    private State state = State.CLOSED;
    private volatile boolean aborted;

    private enum State {
        CLOSED,
        SYN_SENT,
        ESTABLISHED
    }

    ControlBlock(SegmentChannel channel, IpAddress peer, SegmentLog log) {
        this.channel = channel;
        this.peer = peer;
        this.log = log;
        sizes = SegmentSizes.to(peer);
    }

    /** {@return what the peer has sent} */
    ReceiveBuffer received() {
        return received;
    }

    /** {@return how many octets the next segment may have} */
    int room() {
        return sent.room();
    }

    /** Opens the connection: SYN, SYN+ACK, ACK. */
    void connect() throws IOException {
        state = State.SYN_SENT;
        TcpHeaderBuilder syn =
                TcpHeader.builder().controlBits(TcpHeader.SYN).options(new MaximumSegmentSize(sizes.announced()));
        transmit(syn, Octets.EMPTY);
    }

    /** Ends {@link #takeNext} of another thread, now or later, with {@link InterruptedIOException}. */
    void abort() {
        aborted = true;
        channel.wakeUp();
    }

    /** Sends a segment, and sends it again until it is acknowledged. */
    void transmit(TcpHeaderBuilder header, Octets payload) throws IOException {
        long start = sent.next();
        sent.advanceTo(new Segment(header.sequenceNumber(start).build(), payload).end());
        Duration timeout = FIRST_TIMEOUT;
        int transmission = 1;
        while (transmission <= TRANSMISSIONS) {
            send(header.sequenceNumber(start), payload);
            boolean answered = false;
            long end = System.nanoTime() + timeout.toNanos();
            do {
                // each segment may bring the acknowledgment, and one that is there already is not too late
                answered |= takeNext(end).isPresent();
            } while (!sent.isAcknowledged() && end - System.nanoTime() > 0);
            if (sent.isAcknowledged()) {
                return;
            }
            // who has no room but answers is asked as long as it takes (RFC 9293, section 3.8.6.1)
            transmission += answered && sent.isWindowShut() ? 0 : 1;
            Duration doubled = timeout.multipliedBy(2);
            timeout = doubled.compareTo(LONGEST_TIMEOUT) < 0 ? doubled : LONGEST_TIMEOUT;
        }
        throw new SocketTimeoutException(peer + " does not answer: sent " + TRANSMISSIONS + " times");
    }

    private void send(TcpHeaderBuilder header, Octets payload) throws IOException {
        TcpHeader complete = header.window(received.window())
                .acknowledgmentNumber(received.expected())
                .build();
        log.sent(channel.send(complete, payload));
    }

    private void send(int controlBits) throws IOException {
        send(TcpHeader.builder().sequenceNumber(sent.next()).controlBits(controlBits), Octets.EMPTY);
    }

    /** {@return the oldest octets of the peer's, which nobody has taken yet; empty if there are none} */
    Optional<Octets> takeReceived() throws IOException {
        boolean wasShut = received.window() < sent.largestPayload();
        Optional<Octets> part = received.poll();
        if (wasShut && part.isPresent()) {
            // the peer may be waiting for room
            send(TcpHeader.ACK);
        }
        return part;
    }

    /** {@return the next segment, taken in; empty if none has come by the end, or the channel was woken} */
    Optional<Segment> takeNext(long end) throws IOException {
        Optional<Segment> segment = channel.receive(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        if (aborted) {
            throw new InterruptedIOException("the connection to " + peer + " was given up");
        }
        if (state == State.SYN_SENT && channel.failure().isPresent()) {
            // RFC 5927, section 4.2: once established, such an error may be forged, and TCP goes on
            throw channel.failure().get();
        }
        if (segment.isPresent()) {
            log.seen(segment.get());
            if (state == State.SYN_SENT) {
                takeAnswerToSyn(segment.get().header());
            } else {
                take(segment.get());
            }
        }
        return segment;
    }

    /** RFC 9293, section 3.10.7.3. */
    private void takeAnswerToSyn(TcpHeader header) throws IOException {
        boolean answersOurs = sent.isAcknowledgedBy(header);
        if (answersOurs && header.has(TcpHeader.RST)) {
            state = State.CLOSED;
            throw new ConnectException(
                    peer + " port " + header.sourcePort() + ": Connection refused: nobody listens there");
        }
        if (answersOurs && header.has(TcpHeader.SYN)) {
            state = State.ESTABLISHED;
            received.begin(SequenceNumber.plus(header.sequenceNumber(), 1));
            sent.begin(
                    header,
                    header.options()
                            .find(MaximumSegmentSize.class)
                            .map(MaximumSegmentSize::octets)
                            .orElse(sizes.unannounced()));
            send(TcpHeader.ACK);
        }
    }

    /** RFC 9293, section 3.10.7.4. */
    private void take(Segment segment) throws IOException {
        TcpHeader header = segment.header();
        if (header.has(TcpHeader.RST)) {
            // RFC 5961: any other sequence number may be a stranger's guess
            if (header.sequenceNumber() == received.expected()) {
                state = State.CLOSED;
                throw new SocketException(peer + " has reset the connection");
            }
        } else if (header.has(TcpHeader.SYN)) {
            // our acknowledgment was lost
            send(TcpHeader.ACK);
        } else if (header.has(TcpHeader.ACK)) {
            sent.takeAcknowledgment(header);
            if (segment.asksForAcknowledgment()) {
                received.take(segment);
                send(TcpHeader.ACK);
            }
        }
    }

    /** Forgets the connection, which both sides have finished. */
    void close() {
        state = State.CLOSED;
    }

    /** Resets the connection if it is established. */
    void reset() throws IOException {
        if (state == State.ESTABLISHED) {
            send(TcpHeader.RST | TcpHeader.ACK);
        }
        state = State.CLOSED;
    }
}
