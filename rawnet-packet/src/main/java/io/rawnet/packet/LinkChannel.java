package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.HardwareAddress;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketFilter;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A socket at the link layer ({@code AF_PACKET}, packet(7)).
 *
 * <p>In mode {@link LinkMode#RAW} a packet begins with its link header, sent as it is and received as it came. In mode {@link
 * LinkMode#DGRAM} it begins with its network header; the kernel writes the link header from the address given to {@link
 * #send(ByteBuffer, int, EtherType, LinkAddress)} and takes it off on receipt.
 *
 * <p>A new channel receives nothing: attach the filter first, then {@link #bind}, and no packet gets in unfiltered. Opening one needs
 * the capability {@code CAP_NET_RAW}. Any number of threads may use a channel at once; closing it from one ends the blocked calls of
 * the others with {@link java.nio.channels.AsynchronousCloseException}, and an interrupt closes it, as in {@code java.nio}.
 */
public final class LinkChannel extends AbstractInterruptibleChannel {

    /** Every packet, whatever it carries ({@code ETH_P_ALL}). */
    public static final EtherType ALL_PROTOCOLS = new EtherType(3);

    /** Every interface there is. */
    public static final int ANY_INTERFACE = 0;

    /** Room for a heap buffer's packet on its way: more than the loopback interface's 64 KiB and a link header. */
    private static final int COPY_SIZE = 1 << 17;

    private static final ThreadLocal<MessageBatch> MESSAGE =
            ThreadLocal.withInitial(() -> new MessageBatch(1, COPY_SIZE, FrameReader.CONTROL_SIZE));

    private final LinkMode mode;
    private final Socket socket;

    private LinkChannel(LinkMode mode, Socket socket) {
        this.mode = mode;
        this.socket = socket;
    }

    /**
     * {@return a new channel that receives nothing yet} Calls socket(2) with protocol 0.
     *
     * @param mode who writes the link header
     * @throws IOException if the kernel refuses, for want of {@code CAP_NET_RAW} for instance; the message says what to do
     */
    public static LinkChannel open(LinkMode mode) throws IOException {
        SocketType type = mode == LinkMode.RAW ? SocketType.SOCK_RAW : SocketType.SOCK_DGRAM;
        LinkChannel channel = new LinkChannel(mode, Socket.open(AddressFamily.AF_PACKET, type, 0));
        try {
            return channel.setOption(LinkSocketOptions.AUXILIARY_DATA, true);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** {@return who writes the link header} */
    public LinkMode mode() {
        return mode;
    }

    /**
     * Starts receiving the packets of one interface (bind(2)).
     *
     * @param on the interface
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @return this channel
     * @throws IOException if the interface is gone or down
     */
    public LinkChannel bind(LinkInterface on, EtherType protocol) throws IOException {
        return bind(on.index(), protocol);
    }

    /**
     * Starts receiving packets (bind(2)).
     *
     * @param interfaceIndex the index of an interface, or {@link #ANY_INTERFACE}
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @return this channel
     * @throws IOException if the interface is gone or down
     */
    public LinkChannel bind(int interfaceIndex, EtherType protocol) throws IOException {
        socket.bind(new LinkSocketAddress(protocol.number(), interfaceIndex, HardwareAddress.NONE));
        return this;
    }

    /**
     * Sends a packet through the interface the channel is bound to (sendmmsg(2)), waiting for room.
     *
     * @param packet a whole frame in mode {@link LinkMode#RAW}, from position to limit; the position moves to the limit
     * @return the octets sent: all of them
     * @throws IOException if it cannot be sent: too long for the interface, the interface is down or gone, no destination
     */
    public int send(ByteBuffer packet) throws IOException {
        MessageBatch message = MESSAGE.get();
        message.clearAddress(0);
        return send(message, packet);
    }

    /**
     * Sends a packet to a link address (sendmmsg(2)), waiting for room. In mode {@link LinkMode#DGRAM} the kernel writes the link
     * header: the destination as given, the interface's own address as the source, and the protocol.
     *
     * @param packet what comes after the link header, from position to limit; the position moves to the limit
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param destination whom it is for
     * @return the octets sent: all of them
     * @throws IOException if it cannot be sent: too long for the interface, the interface is down or gone
     */
    public int send(ByteBuffer packet, int interfaceIndex, EtherType protocol, LinkAddress destination)
            throws IOException {
        MessageBatch message = MESSAGE.get();
        LinkSocketAddress address = new LinkSocketAddress(
                protocol.number(),
                interfaceIndex,
                new HardwareAddress(destination.octets().toArray()));
        message.setAddressLength(0, address.put(message.addresses(), message.addressOffset(0)));
        return send(message, packet);
    }

    private int send(MessageBatch message, ByteBuffer packet) throws IOException {
        int length = packet.remaining();
        message.load(0, packet);
        message.clearControl(0);
        requireOpen();
        boolean completed = false;
        try {
            begin();
            message.send(socket, 0, 1, 0, Deadline.NEVER);
            completed = true;
        } finally {
            end(completed);
        }
        packet.position(packet.limit());
        return length;
    }

    /**
     * Receives a packet (recvmmsg(2)), waiting for one.
     *
     * @param into where its octets go; the position moves behind them. A packet that does not fit is cut, and says so
     * @return what came with it
     * @throws IOException if the interface is down ({@code ENETDOWN}); the channel can go on receiving when it is up again
     */
    public ReceivedFrame receive(ByteBuffer into) throws IOException {
        return receive(into, Deadline.NEVER);
    }

    /**
     * Receives a packet (recvmmsg(2)), waiting for one for a while.
     *
     * @param into where its octets go; the position moves behind them. A packet that does not fit is cut, and says so
     * @param timeout how long to wait; zero does not wait
     * @return what came with it
     * @throws SocketTimeoutException if none came
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public ReceivedFrame receive(ByteBuffer into, Duration timeout) throws IOException {
        return receive(into, Deadline.after(timeout));
    }

    /**
     * Receives a packet that is already there (recvmmsg(2)), without waiting.
     *
     * @param into where its octets go; the position moves behind them. A packet that does not fit is cut, and says so
     * @return what came with it; empty when there is none
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public Optional<ReceivedFrame> tryReceive(ByteBuffer into) throws IOException {
        try {
            return Optional.of(receive(into, Duration.ZERO));
        } catch (SocketTimeoutException none) {
            return Optional.empty();
        }
    }

    private ReceivedFrame receive(ByteBuffer into, Deadline deadline) throws IOException {
        MessageBatch message = MESSAGE.get();
        message.prepare(0, into);
        requireOpen();
        boolean completed = false;
        try {
            begin();
            message.receive(socket, 1, MessageFlag.MSG_TRUNC, deadline);
            completed = true;
        } finally {
            end(completed);
        }
        message.unload(0, into);
        return FrameReader.read(message, 0);
    }

    /**
     * Lets in only the packets that a program accepts ({@code SO_ATTACH_FILTER}, socket(7)). Packets that already wait are not judged
     * again: attach before {@link #bind}.
     *
     * @param filter the program; in mode {@link LinkMode#DGRAM} its offset 0 is the network header
     * @return this channel
     * @throws IOException if the kernel refuses the program, or the filter is locked
     */
    public LinkChannel attachFilter(BpfProgram filter) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(filter.length()).order(ByteOrder.nativeOrder());
        filter.encode(octets);
        SocketFilter.attach(socket, octets.flip());
        return this;
    }

    /**
     * Takes the filter away ({@code SO_DETACH_FILTER}).
     *
     * @return this channel
     * @throws IOException if there is none, or it is locked
     */
    public LinkChannel detachFilter() throws IOException {
        SocketFilter.detach(socket);
        return this;
    }

    /**
     * Makes the filter final: from now on nobody can change it ({@code SO_LOCK_FILTER}).
     *
     * @return this channel
     * @throws IOException if the kernel refuses
     */
    public LinkChannel lockFilter() throws IOException {
        SocketFilter.lock(socket);
        return this;
    }

    /**
     * {@return the value of an option (getsockopt(2))}
     *
     * @param <T> its type
     * @param option one of {@link #supportedOptions}
     * @throws UnsupportedOperationException if it is none of them
     * @throws IOException if the kernel refuses
     */
    public <T> T getOption(SocketOption<T> option) throws IOException {
        int value = socket.getInt(kernelOption(option));
        return option.type().cast(option.type() == Boolean.class ? (Object) (value != 0) : (Object) value);
    }

    /**
     * Sets an option (setsockopt(2)).
     *
     * @param <T> its type
     * @param option one of {@link #supportedOptions}
     * @param value its new value
     * @return this channel
     * @throws UnsupportedOperationException if it is none of them
     * @throws IOException if the kernel refuses
     */
    public <T> LinkChannel setOption(SocketOption<T> option, T value) throws IOException {
        int number = value instanceof Boolean on ? (on ? 1 : 0) : (Integer) value;
        socket.setInt(kernelOption(option), number);
        return this;
    }

    /** {@return the options that this channel knows} */
    public Set<SocketOption<?>> supportedOptions() {
        return LinkSocketOptions.all().keySet();
    }

    private static KernelOption kernelOption(SocketOption<?> option) {
        KernelOption known = LinkSocketOptions.all().get(option);
        if (known == null) {
            throw new UnsupportedOperationException("LinkChannel has no option " + option.name());
        }
        return known;
    }

    /** A call that begins after the close is told so by another exception than one that the close has interrupted. */
    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    protected void implCloseChannel() {
        socket.close();
    }
}
