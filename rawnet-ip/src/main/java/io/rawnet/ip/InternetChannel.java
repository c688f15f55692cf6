package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketFilter;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
public abstract sealed class InternetChannel extends AbstractInterruptibleChannel permits TransportChannel, IpChannel {
    private final Socket socket;
    private final Family family;
    private final IpProtocol protocol;

    InternetChannel(Family family, SocketType type, IpProtocol protocol, Optional<BpfProgram> filter)
            throws IOException {
        this.family = family;
        this.protocol = protocol;
        socket = Socket.open(family.addressFamily(), type, protocol.number());
        if (filter.isPresent()) {
            try {
                attachFilter(filter.get());
                discardWaiting();
            } catch (IOException | RuntimeException failure) {
                socket.close();
                throw failure;
            }
        }
    }

    /** {@return the family, {@code INET} or {@code INET6}} */
    public final ProtocolFamily protocolFamily() {
        return family.protocolFamily();
    }

    /** {@return the protocol it was opened for} */
    public final IpProtocol protocol() {
        return protocol;
    }

    /**
     * Binds to an address of this host (bind(2)): only packets to that address are received then, and what is sent comes from it.
     *
     * @param local an address of this host, or a multicast group, whose packets are then received; unspecified for all
     * @throws java.net.BindException if the address is not of this host
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final void bind(IpAddress local) throws IOException {
        socket.bind(socketAddress(local));
    }

    /**
     * Connects to a peer (connect(2)): only its packets are received then, and {@code send} without a destination sends there. Nothing
     * goes over the network. A channel that is not bound gets the local address that the route prefers, and keeps it.
     *
     * @param peer the peer's address
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final void connect(IpAddress peer) throws IOException {
        socket.connect(socketAddress(peer));
    }

    /**
     * Takes the peer away (connect(2) with AF_UNSPEC): {@code send} asks for a destination again.
     *
     * <p>Linux takes a raw socket out of its tables then, and it never receives again, whatever it is bound or connected to
     * later. To go on receiving, connect to another peer or open another channel.
     *
     * @throws IOException if the kernel refuses
     */
    public final void disconnect() throws IOException {
        socket.disconnect();
    }

    /**
     * {@return the address it is bound to (getsockname(2)); unspecified as long as it is not}
     *
     * @throws IOException if the kernel refuses
     */
    public final IpAddress localAddress() throws IOException {
        return IpAddress.of(socket.localAddress().getAddress());
    }

    /**
     * Lets a program of classic BPF decide which packets are received (setsockopt(2), SO_ATTACH_FILTER), instead of the one before.
     * Over IPv4 it sees the packet from the IP header on, over IPv6 from the transport header on. What waits already is not judged
     * again: give the filter when opening for that.
     *
     * @param program the program
     * @throws IOException if the kernel refuses it, or the filter is locked
     */
    public final void attachFilter(BpfProgram program) throws IOException {
        SocketFilter.attach(socket, ByteBuffer.wrap(program.toOctets()));
    }

    /**
     * Takes the program away (setsockopt(2), SO_DETACH_FILTER).
     *
     * @throws IOException if there is none, or it is locked
     */
    public final void detachFilter() throws IOException {
        SocketFilter.detach(socket);
    }

    /**
     * Locks the program for good (setsockopt(2), SO_LOCK_FILTER): nobody can change or detach it any more.
     *
     * @throws IOException if the kernel refuses
     */
    public final void lockFilter() throws IOException {
        SocketFilter.lock(socket);
    }

    /**
     * Says what each {@link Reception} shall tell from now on, and that nothing else is asked for (setsockopt(2)). At first nothing
     * is. Over IPv4 the IP header tells hop limit, traffic class and destination anyway.
     *
     * @param fields what to tell
     * @throws UnsupportedOperationException if the family does not have one of them
     * @throws IOException if the kernel refuses
     */
    public final void setControlFields(Set<ControlField> fields) throws IOException {
        Set<KernelOption> wanted = new java.util.HashSet<>();
        for (ControlField field : fields) {
            wanted.add(field.option(family)
                    .orElseThrow(
                            () -> new UnsupportedOperationException(field + ": not over " + family.protocolFamily())));
        }
        for (ControlField field : EnumSet.allOf(ControlField.class)) {
            Optional<KernelOption> option = field.option(family);
            if (option.isPresent()) {
                socket.setInt(option.get(), wanted.contains(option.get()) ? 1 : 0);
            }
        }
    }

    /**
     * Receives one packet (recvmmsg(2)), waiting as long as it takes.
     *
     * @param into where to; its position moves behind what was written. What it has no room for is lost
     * @return what came with it
     * @throws IllegalArgumentException if the buffer is read-only
     * @throws IOException if the kernel refuses
     */
    public final Reception receive(ByteBuffer into) throws IOException {
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
    public final Reception receive(ByteBuffer into, Duration timeout) throws IOException {
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
    public final Optional<Reception> tryReceive(ByteBuffer into) throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        try {
            Optional<Reception> reception = Optional.empty();
            prepare(batch, writable(into));
            while (reception.isEmpty() && batch.receiveNow(socket, 1, MessageFlag.MSG_TRUNC) > 0) {
                reception = complete(batch, into);
            }
            return reception;
        } finally {
            batch.useOwnPayload(0);
        }
    }

    private Reception receive(ByteBuffer into, Deadline deadline) throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        try {
            Optional<Reception> reception;
            prepare(batch, writable(into));
            do {
                interruptibly(() -> batch.receive(socket, 1, MessageFlag.MSG_TRUNC, deadline));
                reception = complete(batch, into);
            } while (reception.isEmpty());
            return reception.get();
        } finally {
            batch.useOwnPayload(0);
        }
    }

    /** Sends what a message was loaded with, the whole of it, and tells its octets. */
    final int transmit(Message message, Optional<Duration> timeout) throws IOException {
        MessageBatch batch = message.batch();
        Deadline deadline = timeout.map(Deadline::after).orElse(Deadline.NEVER);
        try {
            interruptibly(() -> batch.send(socket, 0, 1, 0, deadline));
            return batch.length(0);
        } finally {
            batch.useOwnPayload(0);
        }
    }

    /** Decides where a packet is received to. */
    abstract void prepare(MessageBatch batch, ByteBuffer into);

    /** Brings a received packet to the caller's buffer, and tells what came with it, or nothing if it is to be passed over. */
    abstract Optional<Reception> complete(MessageBatch batch, ByteBuffer into);

    final Socket socket() {
        return socket;
    }

    final Family family() {
        return family;
    }

    final IpAddress source(MessageBatch batch) {
        return family.socketAddress(batch.addresses(), batch.addressOffset(0), batch.addressLength(0));
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

    private InetSocketAddress socketAddress(IpAddress address) {
        return new InetSocketAddress(family.require(address).toInetAddress(), 0);
    }

    /** A raw socket receives from its first moment on, so what came before the filter was in force is thrown away. */
    private void discardWaiting() throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        while (batch.receiveNow(socket, 1, 0) > 0) {
            continue;
        }
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

    @Override
    protected final void implCloseChannel() {
        socket.close();
    }

    /** A call that may block. */
    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
