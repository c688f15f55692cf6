package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@link TransportChannel} and {@link IpChannel} share: addresses, filters, control messages, waiting and closing.
 *
 * <p>Any number of threads may call at once; receiving does not block sending. {@link #close()} wakes each blocked call, which ends
 * with {@link java.nio.channels.AsynchronousCloseException}; an interrupt closes the channel and ends the call with
 * {@link java.nio.channels.ClosedByInterruptException}; every later call ends with {@link ClosedChannelException}. What the kernel
 * refuses ends with an {@link IOException} that says what failed, why, and what to do.
 *
 * <p>Buffers on the heap and direct ones both work; direct ones are passed to the kernel without a copy where this is possible.
 */
public abstract sealed class InternetChannel extends InternetSocket permits TransportChannel, IpChannel {

    InternetChannel(
            Family family,
            SocketType type,
            IpProtocol protocol,
            Optional<BpfProgram> filter,
            List<KernelOption> switchedOn)
            throws IOException {
        super(family, type, protocol, filter, switchedOn);
    }

    /**
     * Receives one packet (recvmmsg(2)), waiting as long as it takes.
     *
     * @param into where to; its position moves behind what was written. What it has no room for is lost
     * @return what came with it
     * @throws IllegalArgumentException if the buffer is read-only
     * @throws IOException if the kernel refuses
     */
    public final ReceivedPacket receive(ByteBuffer into) throws IOException {
        return receive(into, Optional.of(Deadline.NEVER)).orElseThrow();
    }

    /**
     * Receives one packet (recvmmsg(2), poll(2)), waiting for a while.
     *
     * @param into where to; its position moves behind what was written. What it has no room for is lost
     * @param timeout how long to wait; zero does not wait
     * @return what came with it
     * @throws java.net.SocketTimeoutException if none came; the channel stays open
     * @throws IllegalArgumentException if the buffer is read-only or the timeout negative
     * @throws IOException if the kernel refuses
     */
    public final ReceivedPacket receive(ByteBuffer into, Duration timeout) throws IOException {
        return receive(into, Optional.of(Deadline.after(timeout))).orElseThrow();
    }

    /**
     * Receives a packet that is there already (recvmmsg(2)), without waiting.
     *
     * @param into where to; its position moves behind what was written. What it has no room for is lost
     * @return what came with it; empty if none was there
     * @throws IllegalArgumentException if the buffer is read-only
     * @throws IOException if the kernel refuses
     */
    public final Optional<ReceivedPacket> tryReceive(ByteBuffer into) throws IOException {
        return receive(into, Optional.empty());
    }

    /**
     * Receives as many packets as are there and the batch has room for (recvmmsg(2)), waiting for the first one. An {@link IpChannel} over
     * IPv6 gives them without IP header: {@link #setControlFields} asks for what it would tell.
     *
     * @param batch where to; what was in it is lost
     * @return how many were received, 1 or more
     * @throws IOException if the kernel refuses
     */
    public final int receive(ReceiveBatch batch) throws IOException {
        return receive(batch, Optional.of(Deadline.NEVER));
    }

    /**
     * Receives packets like {@link #receive(ReceiveBatch)}, waiting for a while.
     *
     * @param batch where to; what was in it is lost
     * @param timeout how long to wait for the first; zero does not wait
     * @return how many were received, 1 or more
     * @throws java.net.SocketTimeoutException if none came; the channel stays open
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IOException if the kernel refuses
     */
    public final int receive(ReceiveBatch batch, Duration timeout) throws IOException {
        return receive(batch, Optional.of(Deadline.after(timeout)));
    }

    /**
     * Receives the packets that are there already (recvmmsg(2)), without waiting.
     *
     * @param batch where to; what was in it is lost
     * @return how many were received, 0 if none was there
     * @throws IOException if the kernel refuses
     */
    public final int tryReceive(ReceiveBatch batch) throws IOException {
        return receive(batch, Optional.empty());
    }

    private int receive(ReceiveBatch batch, Optional<Deadline> deadline) throws IOException {
        batch.received(family(), 0, false);
        int packets = fill(batch.messages(), batch.capacity(), MessageFlag.MSG_TRUNC, deadline);
        batch.received(family(), packets, stripsIpHeader());
        return packets;
    }

    /**
     * Sends the packets of a batch that were not sent yet, all of them, in as few calls as it takes (sendmmsg(2)), waiting for room.
     *
     * @param batch the packets
     * @return how many were sent
     * @throws IOException if the kernel refuses the one after those that {@link SendBatch#sent()} counts
     */
    public final int send(SendBatch batch) throws IOException {
        int before = batch.sent();
        while (batch.sent() < batch.size()) {
            batch.sent(drain(batch.messages(), batch.sent(), batch.size() - batch.sent(), Deadline.NEVER));
        }
        return batch.sent() - before;
    }

    /**
     * Receives an error that an earlier packet has caused (recvmmsg(2), MSG_ERRQUEUE), waiting as long as it takes. Nothing comes
     * unless {@link RawSocketOptions#ERROR_QUEUE} is set. From then on errors of the network come here alone: {@code receive}
     * and {@code send} no longer end with them.
     *
     * <p>Linux hands an ICMP error on only if it quotes at least 8 octets behind the IP header: the error of a shorter packet is lost.
     *
     * @return the error
     * @throws IOException if the kernel refuses
     */
    public final ReceivedError receiveError() throws IOException {
        return receiveError(Optional.of(Deadline.NEVER)).orElseThrow();
    }

    /**
     * Receives an error like {@link #receiveError()}, waiting for a while.
     *
     * @param timeout how long to wait; zero does not wait
     * @return the error
     * @throws java.net.SocketTimeoutException if none came; the channel stays open
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IOException if the kernel refuses
     */
    public final ReceivedError receiveError(Duration timeout) throws IOException {
        return receiveError(Optional.of(Deadline.after(timeout))).orElseThrow();
    }

    /**
     * Receives an error that is there already (recvmmsg(2), MSG_ERRQUEUE), without waiting.
     *
     * @return the error; empty if none was there
     * @throws IOException if the kernel refuses
     */
    public final Optional<ReceivedError> tryReceiveError() throws IOException {
        return receiveError(Optional.empty());
    }

    private Optional<ReceivedError> receiveError(Optional<Deadline> deadline) throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        Optional<ReceivedError> error = Optional.empty();
        batch.useOwnPayload(0);
        while (error.isEmpty() && fill(batch, 1, MessageFlag.MSG_ERRQUEUE, deadline) > 0) {
            error = ErrorReader.read(family(), batch);
        }
        return error;
    }

    private Optional<ReceivedPacket> receive(ByteBuffer into, Optional<Deadline> deadline) throws IOException {
        if (into.isReadOnly()) {
            throw new IllegalArgumentException("into: must not be read-only");
        }
        MessageBatch batch = Message.ofThread().batch();
        try {
            Optional<ReceivedPacket> received = Optional.empty();
            prepare(batch, into);
            while (received.isEmpty() && fill(batch, 1, MessageFlag.MSG_TRUNC, deadline) > 0) {
                received = complete(batch, into);
            }
            return received;
        } finally {
            batch.useOwnPayload(0);
        }
    }

    /** Receives as many messages as there are, and waits for the first one if there is a deadline; tells how many. */
    private int fill(MessageBatch batch, int slots, int flags, Optional<Deadline> deadline) throws IOException {
        while (true) {
            try {
                return deadline.isEmpty()
                        ? batch.receiveNow(socket(), slots, flags)
                        : interruptibly(() -> batch.receive(socket(), slots, flags, deadline.get()));
            } catch (IOException failure) {
                if (!isQueued(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Sends what a message was loaded with, the whole of it, and tells its octets. */
    final int transmit(Message message, Optional<Duration> timeout) throws IOException {
        MessageBatch batch = message.batch();
        try {
            drain(batch, 0, 1, timeout.map(Deadline::after).orElse(Deadline.NEVER));
            return batch.length(0);
        } finally {
            batch.useOwnPayload(0);
        }
    }

    /** Sends as many messages as there is room for, at least one; tells how many. */
    private int drain(MessageBatch batch, int from, int slots, Deadline deadline) throws IOException {
        try {
            return interruptibly(() -> batch.send(socket(), from, slots, 0, deadline));
        } catch (IOException failure) {
            if (!isQueued(failure)) {
                throw failure;
            }
            // an earlier packet's error came in the way, or it is this packet's own, and comes again
            return interruptibly(() -> batch.send(socket(), from, slots, 0, deadline));
        }
    }

    private boolean isQueued(IOException failure) throws IOException {
        return NetworkError.isPossible(failure) && getOption(RawSocketOptions.ERROR_QUEUE);
    }

    /** {@return whether the kernel hands up an IP header that is not the caller's} */
    abstract boolean stripsIpHeader();

    /** Decides where a packet is received to. */
    abstract void prepare(MessageBatch batch, ByteBuffer into);

    /** Brings a received packet to the caller's buffer, and tells what came with it, or nothing if it is to be passed over. */
    abstract Optional<ReceivedPacket> complete(MessageBatch batch, ByteBuffer into);

    final IpAddress source(MessageBatch batch) {
        return family().socketAddress(batch.addresses(), batch.addressOffset(0), batch.addressLength(0));
    }

    /** {@return the octets, if an IP packet can hold as many} */
    static ByteBuffer sendable(ByteBuffer octets) {
        if (octets.remaining() > Message.ROOM) {
            throw new IllegalArgumentException(
                    "packet of " + octets.remaining() + " octets: at most 65535 fit into an IP packet");
        }
        return octets;
    }

    private int interruptibly(Call call) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        boolean completed = false;
        try {
            begin();
            int result = call.run();
            completed = true;
            return result;
        } finally {
            end(completed);
        }
    }

    /** A call that may block. */
    @FunctionalInterface
    private interface Call {
        int run() throws IOException;
    }
}
