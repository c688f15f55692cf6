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
        return receive(into, Deadline.NEVER);
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
        return receive(into, Deadline.after(timeout));
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
        MessageBatch batch = Message.ofThread().batch();
        try {
            Optional<ReceivedPacket> received = Optional.empty();
            prepare(batch, writable(into));
            while (received.isEmpty() && batch.receiveNow(socket(), 1, MessageFlag.MSG_TRUNC) > 0) {
                received = complete(batch, into);
            }
            return received;
        } finally {
            batch.useOwnPayload(0);
        }
    }

    private ReceivedPacket receive(ByteBuffer into, Deadline deadline) throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        try {
            Optional<ReceivedPacket> received;
            prepare(batch, writable(into));
            do {
                interruptibly(() -> batch.receive(socket(), 1, MessageFlag.MSG_TRUNC, deadline));
                received = complete(batch, into);
            } while (received.isEmpty());
            return received.get();
        } finally {
            batch.useOwnPayload(0);
        }
    }

    /** Sends what a message was loaded with, the whole of it, and tells its octets. */
    final int transmit(Message message, Optional<Duration> timeout) throws IOException {
        MessageBatch batch = message.batch();
        Deadline deadline = timeout.map(Deadline::after).orElse(Deadline.NEVER);
        try {
            interruptibly(() -> batch.send(socket(), 0, 1, 0, deadline));
            return batch.length(0);
        } finally {
            batch.useOwnPayload(0);
        }
    }

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

    private static ByteBuffer writable(ByteBuffer into) {
        if (into.isReadOnly()) {
            throw new IllegalArgumentException("into: must not be read-only");
        }
        return into;
    }

    private void interruptibly(Call call) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        boolean completed = false;
        try {
            begin();
            call.run();
            completed = true;
        } finally {
            end(completed);
        }
    }

    /** A call that may block. */
    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
