package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A TCP connection made by hand (RFC 9293): every segment of it is built here, and the kernel's TCP knows nothing of it.
 *
 * <p>One segment is in flight at a time, and sent again when its acknowledgment does not come; segments out of order wait for the peer
 * to send them again. There is no congestion control, and no TIME-WAIT: a connection ends with its last acknowledgment. For one thread.
 */
public final class HandMadeConnection implements Closeable {
    private static final int WINDOW = 65_535;
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(1); // RFC 6298, section 2
    private static final int TRANSMISSIONS = 4;
    private static final int HEADERS_OVER_IPV4 = 40;
    private static final int HEADERS_OVER_IPV6 = 60;
    private static final int ETHERNET_MTU = 1500;
    private static final int SMALLEST_MTU_OVER_IPV4 = 576; // RFC 9293, section 3.7.1
    private static final int SMALLEST_MTU_OVER_IPV6 = 1280;

    private final SegmentChannel channel;
    private final HeldPort port;
    private final SegmentLog log;
    private final IpAddress peer;
    private final Queue<Octets> received = new ArrayDeque<>();

    /** RFC 9293, section 3.3.1: SND.UNA, SND.NXT, SND.WND, RCV.NXT. */
    private long unacknowledged = new SecureRandom().nextLong(1L << 32);

    private long nextToSend = unacknowledged;
    private int peerWindow;
    private long expected;
    private int largestPayload;
    private State state = State.CLOSED;

    private enum State {
        CLOSED,
        SYN_SENT,
        ESTABLISHED,
        PEER_FINISHED
    }

    private HandMadeConnection(SegmentChannel channel, HeldPort port, IpAddress peer, SegmentLog log) {
        this.channel = channel;
        this.port = port;
        this.peer = peer;
        this.log = log;
    }

    /**
     * {@return a connection that is established: SYN, SYN+ACK, ACK}
     *
     * @param peer the server's address
     * @param remotePort the server's port
     * @param guard how to deal with the kernel's resets
     * @param log is told of each segment
     * @throws ConnectException if the server refuses
     * @throws SocketTimeoutException if it does not answer
     * @throws IOException if the kernel refuses the raw socket or the guard
     */
    public static HandMadeConnection open(IpAddress peer, int remotePort, Guard guard, SegmentLog log)
            throws IOException {
        SegmentChannel channel = SegmentChannel.open(peer, remotePort);
        try {
            HeldPort port = guard.hold(channel.localAddress());
            channel.setLocalPort(port.port());
            HandMadeConnection connection = new HandMadeConnection(channel, port, peer, log);
            try {
                connection.connect();
                return connection;
            } catch (IOException | RuntimeException failure) {
                port.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private void connect() throws IOException {
        int largest = ETHERNET_MTU - headers();
        state = State.SYN_SENT;
        transmit(TcpHeader.builder().controlBits(TcpHeader.SYN).options(new MaximumSegmentSize(largest)), Octets.EMPTY);
    }

    /** {@return our port} */
    public int localPort() {
        return port.port();
    }

    /**
     * Sends data and waits until the peer has acknowledged it.
     *
     * @param data the data
     * @throws SocketTimeoutException if the peer does not acknowledge it
     * @throws IOException if the peer resets the connection
     */
    public void send(Octets data) throws IOException {
        int start = 0;
        while (start < data.size()) {
            // a single octet asks whether a window that was closed is open again
            int length = Math.max(1, Math.min(largestPayload, peerWindow));
            Octets part = data.slice(start, Math.min(data.size(), start + length));
            transmit(TcpHeader.builder().controlBits(TcpHeader.PSH | TcpHeader.ACK), part);
            start += part.size();
        }
    }

    /**
     * {@return the next data of the peer's, acknowledged; empty when the peer has finished}
     *
     * @param timeout how long to wait for it
     * @throws SocketTimeoutException if nothing came
     * @throws IOException if the peer resets the connection
     */
    public Optional<Octets> receive(Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        while (received.isEmpty() && state != State.PEER_FINISHED) {
            takeNext(end)
                    .orElseThrow(() ->
                            new SocketTimeoutException(peer + " has sent nothing for " + timeout.toSeconds() + " s"));
        }
        return Optional.ofNullable(received.poll());
    }

    /**
     * Finishes: FIN, its acknowledgment, and the peer's FIN if it has not come yet.
     *
     * @param timeout how long to wait for the peer's FIN
     * @throws SocketTimeoutException if the peer does not finish
     * @throws IOException if the peer resets the connection
     */
    public void finish(Duration timeout) throws IOException {
        transmit(TcpHeader.builder().controlBits(TcpHeader.FIN | TcpHeader.ACK), Octets.EMPTY);
        while (receive(timeout).isPresent()) {
            // data that nobody wants any more
        }
        state = State.CLOSED;
    }

    /** Sends a segment, and sends it again until it is acknowledged. */
    private void transmit(TcpHeaderBuilder header, Octets payload) throws IOException {
        long start = nextToSend;
        nextToSend = new Segment(header.sequenceNumber(start).build(), payload).end();
        Duration timeout = FIRST_TIMEOUT;
        for (int transmission = 1; transmission <= TRANSMISSIONS; transmission++) {
            send(header.sequenceNumber(start), payload);
            long end = System.nanoTime() + timeout.toNanos();
            while (unacknowledged != nextToSend && takeNext(end).isPresent()) {
                // each segment may bring the acknowledgment
            }
            if (unacknowledged == nextToSend) {
                return;
            }
            timeout = timeout.multipliedBy(2);
        }
        throw new SocketTimeoutException(peer + " does not answer: sent " + TRANSMISSIONS + " times");
    }

    private void send(TcpHeaderBuilder header, Octets payload) throws IOException {
        TcpHeader complete =
                header.window(WINDOW).acknowledgmentNumber(expected).build();
        log.sent(channel.send(complete, payload));
    }

    private void acknowledge() throws IOException {
        send(TcpHeader.builder().sequenceNumber(nextToSend).controlBits(TcpHeader.ACK), Octets.EMPTY);
    }

    private Optional<Segment> takeNext(long end) throws IOException {
        Optional<Segment> segment = channel.receive(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
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
        boolean answersOurs = header.has(TcpHeader.ACK) && header.acknowledgmentNumber() == nextToSend;
        if (answersOurs && header.has(TcpHeader.RST)) {
            state = State.CLOSED;
            throw new ConnectException(peer + " refuses the connection: nobody listens on port " + header.sourcePort());
        }
        if (answersOurs && header.has(TcpHeader.SYN)) {
            state = State.ESTABLISHED;
            unacknowledged = header.acknowledgmentNumber();
            expected = SequenceNumber.plus(header.sequenceNumber(), 1);
            peerWindow = header.window();
            largestPayload = header.options()
                    .find(MaximumSegmentSize.class)
                    .map(MaximumSegmentSize::octets)
                    .orElse(smallestMtu() - headers());
            acknowledge();
        }
    }

    /** RFC 9293, section 3.10.7.4. */
    private void take(Segment segment) throws IOException {
        TcpHeader header = segment.header();
        if (header.has(TcpHeader.RST)) {
            // RFC 5961: any other sequence number may be a stranger's guess
            if (header.sequenceNumber() == expected) {
                state = State.CLOSED;
                throw new SocketException(peer + " has reset the connection");
            }
        } else if (header.has(TcpHeader.SYN)) {
            // our acknowledgment was lost
            acknowledge();
        } else if (header.has(TcpHeader.ACK)) {
            takeAcknowledgment(header);
            if (segment.asksForAcknowledgment()) {
                takeData(segment);
                acknowledge();
            }
        }
    }

    private void takeAcknowledgment(TcpHeader header) {
        long number = header.acknowledgmentNumber();
        if (SequenceNumber.compare(number, unacknowledged) >= 0 && SequenceNumber.compare(number, nextToSend) <= 0) {
            unacknowledged = number;
            peerWindow = header.window();
        }
    }

    /** Takes what continues the data so far: not what is missing something before it, and not what came already. */
    private void takeData(Segment segment) {
        long start = segment.header().sequenceNumber();
        boolean gapBefore = SequenceNumber.compare(start, expected) > 0;
        boolean nothingNew = SequenceNumber.compare(segment.end(), expected) <= 0;
        if (gapBefore || nothingNew) {
            return;
        }
        int known = SequenceNumber.compare(expected, start);
        Octets payload = segment.payload();
        if (known < payload.size()) {
            received.add(payload.slice(known, payload.size()));
        }
        expected = segment.end();
        if (segment.header().has(TcpHeader.FIN)) {
            state = State.PEER_FINISHED;
        }
    }

    private int headers() {
        return peer instanceof Ipv4Address ? HEADERS_OVER_IPV4 : HEADERS_OVER_IPV6;
    }

    private int smallestMtu() {
        return peer instanceof Ipv4Address ? SMALLEST_MTU_OVER_IPV4 : SMALLEST_MTU_OVER_IPV6;
    }

    /** Gives port and socket back, and resets the connection if it is not finished. */
    @Override
    public void close() throws IOException {
        try (channel;
                port) {
            if (state != State.CLOSED) {
                send(
                        TcpHeader.builder().sequenceNumber(nextToSend).controlBits(TcpHeader.RST | TcpHeader.ACK),
                        Octets.EMPTY);
                state = State.CLOSED;
            }
        }
    }
}
