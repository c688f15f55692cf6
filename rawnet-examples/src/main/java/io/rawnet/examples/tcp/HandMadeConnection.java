package io.rawnet.examples.tcp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.transport.TcpHeader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
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
    private final SegmentChannel channel;
    private final HeldPort port;
    private final IpAddress peer;
    private final ControlBlock block;
    private boolean sendingFinished;

    private HandMadeConnection(SegmentChannel channel, HeldPort port, IpAddress peer, SegmentLog log) {
        this.channel = channel;
        this.port = port;
        this.peer = peer;
        block = new ControlBlock(channel, peer, log);
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
        block.connect();
    }

    /**
     * Ends what another thread does with this connection, now or later, with {@link InterruptedIOException}. It is still to be closed.
     */
    public void abort() {
        block.abort();
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
            Octets part = data.slice(start, Math.min(data.size(), start + block.room()));
            block.transmit(TcpHeader.builder().controlBits(TcpHeader.PSH | TcpHeader.ACK), part);
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
        while (!block.received().hasNews()) {
            if (block.takeNext(end).isEmpty() && end - System.nanoTime() <= 0) {
                throw new SocketTimeoutException(peer + " has sent nothing for " + timeout.toSeconds() + " s");
            }
        }
        return block.takeReceived();
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
        while (more && !block.received().hasNews()) {
            more = block.takeNext(end).isPresent();
        }
        return block.takeReceived();
    }

    /** {@return whether the peer has finished, and all its data was taken} */
    public boolean isPeerFinished() {
        return block.received().isEmpty() && block.received().isFinished();
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
            block.transmit(TcpHeader.builder().controlBits(TcpHeader.FIN | TcpHeader.ACK), Octets.EMPTY);
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
        block.close();
    }

    /** Gives port and socket back, and resets the connection if it is not finished. */
    @Override
    public void close() throws IOException {
        try (channel) {
            try {
                // a rule that drops resets drops ours too
                port.close();
            } finally {
                block.reset();
            }
        }
    }
}
