package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * A TCP connection made by hand (RFC 9293): every segment of it is built here, and the kernel's TCP knows nothing of it.
 *
 * <p>One segment is in flight at a time, and sent again when its acknowledgment does not come; segments out of order wait for the peer
 * to send them again. There is no congestion control, and no TIME-WAIT: a connection ends with its last acknowledgment. For one thread, but for {@link #abort} and
 * {@link #wakeUp}.
 */
public final class HandMadeConnection implements Closeable {
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(1); // RFC 6298, section 2
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
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
    private final ReceiveBuffer received = new ReceiveBuffer();

    /** RFC 9293, section 3.3.1: SND.UNA, SND.NXT, SND.WND. */
    private long unacknowledged = new SecureRandom().nextLong(1L << 32);

    private long nextToSend = unacknowledged;
    private int peerWindow;
    private int largestPayload;
    private boolean sendingFinished;
    private State state = State.CLOSED;
    private volatile boolean aborted;

    private enum State {
        CLOSED,
        SYN_SENT,
        ESTABLISHED
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
     * @throws IOException if the kernel refuses the raw socket or the guard, and as {@link #connect} does
     */
    public static HandMadeConnection open(IpAddress peer, int remotePort, Guard guard, SegmentLog log)
            throws IOException {
        HandMadeConnection connection = prepare(peer, 0, remotePort, guard, log);
        try {
            connection.connect();
            return connection;
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * {@return a connection that has its port and its guard, and has sent nothing} {@link #connect} opens it.
     *
     * @param peer the server's address
     * @param interfaceIndex the interface that a link-local address belongs to, 0 for none
     * @param remotePort the server's port
     * @param guard how to deal with the kernel's resets
     * @param log is told of each segment
     * @throws IOException if the kernel refuses the raw socket or the guard, or no route leads to the server
     */
    public static HandMadeConnection prepare(
            IpAddress peer, int interfaceIndex, int remotePort, Guard guard, SegmentLog log) throws IOException {
        SegmentChannel channel = SegmentChannel.open(peer, interfaceIndex, remotePort);
        try {
            HeldPort port = guard.hold(interfaceIndex == 0 ? channel.localAddress() : Ipv6Address.ANY);
            channel.setLocalPort(port.port());
            return new HandMadeConnection(channel, port, peer, log);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Opens the connection: SYN, SYN+ACK, ACK.
     *
     * @throws ConnectException if the server refuses, or an ICMP error says that a port is unreachable
     * @throws java.net.NoRouteToHostException if an ICMP error says that the server cannot be reached
     * @throws SocketTimeoutException if it does not answer
     * @throws IOException if the kernel refuses to send
     */
    public void connect() throws IOException {
        int largest = ETHERNET_MTU - headers();
        state = State.SYN_SENT;
        transmit(TcpHeader.builder().controlBits(TcpHeader.SYN).options(new MaximumSegmentSize(largest)), Octets.EMPTY);
    }

    /**
     * Ends what another thread does with this connection, now or later, with {@link InterruptedIOException}. It is still to be closed.
     */
    public void abort() {
        aborted = true;
        channel.wakeUp();
    }

    /** Ends a {@link #poll} of another thread that waits, or the next one. */
    public void wakeUp() {
        channel.wakeUp();
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
        while (!received.hasNews()) {
            if (takeNext(end).isEmpty() && end - System.nanoTime() <= 0) {
                throw new SocketTimeoutException(peer + " has sent nothing for " + timeout.toSeconds() + " s");
            }
        }
        return takeReceived();
    }

    /**
     * {@return the next data of the peer's, acknowledged; empty if none has come in time, the peer has finished, or {@link #wakeUp} was called}
     *
     * @param timeout how long to wait for it
     * @throws IOException if the peer resets the connection
     */
    public Optional<Octets> poll(Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        boolean more = true;
        while (more && !received.hasNews()) {
            more = takeNext(end).isPresent();
        }
        return takeReceived();
    }

    private Optional<Octets> takeReceived() throws IOException {
        boolean wasShut = received.window() < largestPayload;
        Optional<Octets> part = received.poll();
        if (wasShut && part.isPresent()) {
            // the peer may be waiting for room
            acknowledge();
        }
        return part;
    }

    /** {@return whether the peer has finished, and all its data was taken} */
    public boolean isPeerFinished() {
        return received.isEmpty() && received.isFinished();
    }

    /**
     * Says that nothing more is sent: FIN, and its acknowledgment. The peer may go on.
     *
     * @throws SocketTimeoutException if the peer does not acknowledge it
     * @throws IOException if the peer resets the connection
     */
    public void finishSending() throws IOException {
        if (!sendingFinished) {
            sendingFinished = true;
            transmit(TcpHeader.builder().controlBits(TcpHeader.FIN | TcpHeader.ACK), Octets.EMPTY);
        }
    }

    /**
     * Finishes: FIN, its acknowledgment, and the peer's FIN if it has not come yet.
     *
     * @param timeout how long to wait for the peer's FIN
     * @throws SocketTimeoutException if the peer does not finish
     * @throws IOException if the peer resets the connection
     */
    public void finish(Duration timeout) throws IOException {
        finishSending();
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
        int transmission = 1;
        while (transmission <= TRANSMISSIONS) {
            send(header.sequenceNumber(start), payload);
            boolean answered = false;
            long end = System.nanoTime() + timeout.toNanos();
            do {
                // each segment may bring the acknowledgment, and one that is there already is not too late
                answered |= takeNext(end).isPresent();
            } while (unacknowledged != nextToSend && end - System.nanoTime() > 0);
            if (unacknowledged == nextToSend) {
                return;
            }
            // who has no room but answers is asked as long as it takes (RFC 9293, section 3.8.6.1)
            transmission += answered && peerWindow == 0 ? 0 : 1;
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

    private void acknowledge() throws IOException {
        send(TcpHeader.builder().sequenceNumber(nextToSend).controlBits(TcpHeader.ACK), Octets.EMPTY);
    }

    private Optional<Segment> takeNext(long end) throws IOException {
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
        boolean answersOurs = header.has(TcpHeader.ACK) && header.acknowledgmentNumber() == nextToSend;
        if (answersOurs && header.has(TcpHeader.RST)) {
            state = State.CLOSED;
            throw new ConnectException(
                    peer + " port " + header.sourcePort() + ": Connection refused: nobody listens there");
        }
        if (answersOurs && header.has(TcpHeader.SYN)) {
            state = State.ESTABLISHED;
            unacknowledged = header.acknowledgmentNumber();
            received.begin(SequenceNumber.plus(header.sequenceNumber(), 1));
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
            if (header.sequenceNumber() == received.expected()) {
                state = State.CLOSED;
                throw new SocketException(peer + " has reset the connection");
            }
        } else if (header.has(TcpHeader.SYN)) {
            // our acknowledgment was lost
            acknowledge();
        } else if (header.has(TcpHeader.ACK)) {
            takeAcknowledgment(header);
            if (segment.asksForAcknowledgment()) {
                received.take(segment);
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

    private int headers() {
        return peer instanceof Ipv4Address ? HEADERS_OVER_IPV4 : HEADERS_OVER_IPV6;
    }

    private int smallestMtu() {
        return peer instanceof Ipv4Address ? SMALLEST_MTU_OVER_IPV4 : SMALLEST_MTU_OVER_IPV6;
    }

    /** Gives port and socket back, and resets the connection if it is not finished. */
    @Override
    public void close() throws IOException {
        try (channel) {
            try {
                // a rule that drops resets drops ours too
                port.close();
            } finally {
                reset();
            }
        }
    }

    private void reset() throws IOException {
        if (state == State.ESTABLISHED) {
            send(
                    TcpHeader.builder().sequenceNumber(nextToSend).controlBits(TcpHeader.RST | TcpHeader.ACK),
                    Octets.EMPTY);
        }
        state = State.CLOSED;
    }
}
