package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A channel at the link layer.
 *
 * <p>In mode {@link LinkMode#RAW} a packet begins with its link header, sent as it is and received as it came. In mode {@link
 * LinkMode#DGRAM} it begins with its network header; the kernel writes the link header from the address given to {@link
 * #send(ByteBuffer, int, EtherType, LinkAddress)} and takes it off on receipt.
 *
 * <p>How it waits, closes and meets an interface that goes away is told at {@link PacketSocket}.
 */
public final class LinkChannel extends PacketSocket<LinkChannel> {

    /** Room for a heap buffer's packet on its way: more than the loopback interface's 64 KiB and a link header. */
    private static final int COPY_SIZE = 1 << 17;

    private static final ThreadLocal<MessageBatch> MESSAGE =
            ThreadLocal.withInitial(() -> new MessageBatch(1, COPY_SIZE, FrameReader.CONTROL_SIZE));

    private LinkChannel(LinkMode mode) throws IOException {
        super(mode);
    }

    /**
     * {@return a new channel that receives nothing yet} Calls socket(2) with protocol 0.
     *
     * @param mode who writes the link header
     * @throws IOException if the kernel refuses, for want of {@code CAP_NET_RAW} for instance; the message says what to do
     */
    public static LinkChannel open(LinkMode mode) throws IOException {
        LinkChannel channel = new LinkChannel(mode);
        try {
            return channel.setOption(LinkSocketOptions.AUXILIARY_DATA, true);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * {@return a new channel that receives what a filter lets in, from the first packet on}
     *
     * @param mode who writes the link header
     * @param on the interface
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @param filter decides which packets are received
     * @throws IOException if the kernel refuses; nothing stays open then
     */
    public static LinkChannel open(LinkMode mode, LinkInterface on, EtherType protocol, BpfProgram filter)
            throws IOException {
        LinkChannel channel = open(mode);
        try {
            return channel.attachFilter(filter).bind(on, protocol);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    LinkChannel self() {
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
        return send(packet, Deadline.NEVER);
    }

    /**
     * Sends a packet through the interface the channel is bound to (sendmmsg(2)), waiting for room for a while.
     *
     * @param packet a whole frame in mode {@link LinkMode#RAW}, from position to limit; the position moves to the limit
     * @param timeout how long to wait; zero does not wait
     * @return the octets sent: all of them
     * @throws SocketTimeoutException if there was no room; nothing was sent
     * @throws IOException as {@link #send(ByteBuffer)} does
     */
    public int send(ByteBuffer packet, Duration timeout) throws IOException {
        return send(packet, Deadline.after(timeout));
    }

    private int send(ByteBuffer packet, Deadline deadline) throws IOException {
        MessageBatch message = MESSAGE.get();
        message.clearAddress(0);
        return send(message, packet, deadline);
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
        message.setAddressLength(
                0,
                SendBatch.address(interfaceIndex, protocol, destination)
                        .put(message.addresses(), message.addressOffset(0)));
        return send(message, packet, Deadline.NEVER);
    }

    private int send(MessageBatch message, ByteBuffer packet, Deadline deadline) throws IOException {
        int length = packet.remaining();
        message.load(0, packet);
        message.clearControl(0);
        waiting(deadline, until -> message.send(socket(), 0, 1, 0, until));
        packet.position(packet.limit());
        return length;
    }

    /**
     * Sends the packets of a batch (sendmmsg(2)), waiting for room.
     *
     * @param batch the packets
     * @return how many were sent: all of them
     * @throws IOException if one cannot be sent; {@link SendBatch#sent} tells which, and those before it were sent
     */
    public int send(SendBatch batch) throws IOException {
        return send(batch, Deadline.NEVER);
    }

    /**
     * Sends the packets of a batch (sendmmsg(2)), waiting for room for a while.
     *
     * @param batch the packets
     * @param timeout how long to wait altogether; zero does not wait
     * @return how many were sent: all of them
     * @throws SocketTimeoutException if there was no room for all; {@link SendBatch#sent} tells how many were sent
     * @throws IOException as {@link #send(SendBatch)} does
     */
    public int send(SendBatch batch, Duration timeout) throws IOException {
        return send(batch, Deadline.after(timeout));
    }

    private int send(SendBatch batch, Deadline deadline) throws IOException {
        batch.begin();
        while (!batch.isSent()) {
            waiting(deadline, until -> batch.sendSome(socket(), until));
        }
        return batch.sent();
    }

    /**
     * Receives a packet (recvmmsg(2)), waiting for one.
     *
     * @param into where its octets go; the position moves behind them. A packet that does not fit is cut, and says so
     * @return what came with it
     * @throws IOException if the interface is down or gone, as told at {@link PacketSocket}
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
        waiting(deadline, until -> message.receive(socket(), 1, MessageFlag.MSG_TRUNC, until));
        message.unload(0, into);
        return new FrameReader(message).at(0).frame();
    }

    /**
     * Receives packets (recvmmsg(2)): waits for one, and takes as many as are there.
     *
     * @param batch where they go
     * @return how many were received, 1 or more
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public int receive(ReceiveBatch batch) throws IOException {
        return waiting(Deadline.NEVER, until -> batch.receive(socket(), until));
    }

    /**
     * Receives packets (recvmmsg(2)): waits for one for a while, and takes as many as are there.
     *
     * @param batch where they go
     * @param timeout how long to wait; zero does not wait
     * @return how many were received, 1 or more
     * @throws SocketTimeoutException if none came
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public int receive(ReceiveBatch batch, Duration timeout) throws IOException {
        return waiting(Deadline.after(timeout), until -> batch.receive(socket(), until));
    }
}
