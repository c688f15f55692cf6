package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.Answer;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.Exchange;
import io.rawnet.channel.SendBatch;
import io.rawnet.channel.socket.Buffers;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel at the link layer.
 *
 * <p>In mode {@link LinkMode#RAW} a packet begins with its link header, sent as it is and received as it came. In mode {@link
 * LinkMode#DGRAM} it begins with its network header; the kernel writes the link header from the destination given to {@link
 * #send(ByteBuffer, int, EtherType, LinkAddress)}, and removes it from what is received.
 *
 * <p>{@link PacketSocket} describes what happens when an interface goes down or is removed, {@link io.rawnet.channel.RawChannel} what is
 * true of every channel: waiting, closing, buffers.
 */
public final class LinkChannel extends PacketSocket<LinkChannel> {
    /** Room for a packet to decode: the longest frame of the loopback interface, unless it was configured for BIG TCP. */
    private static final int DECODING_ROOM = 1 << 17;

    /** Stands for the interface that the channel is bound to. */
    static final LinkAddress BOUND = new LinkAddress(Octets.EMPTY);

    /** The interfaces that packets were sent to by index. */
    private volatile NetworkDevice[] devices = {};

    private final Exchange<LinkRequest, ReceivedFrame> exchange = new Exchange<>(new LinkPort(this));

    private LinkChannel(LinkMode mode, ChannelSocket socket, InterfaceMonitor monitor) throws IOException {
        super(mode, socket, monitor);
        socket.settings().setInt(PacketOptions.PACKET_AUXDATA, 1);
    }

    /**
     * {@return a new channel that receives nothing yet} Calls socket(2) with protocol 0.
     *
     * @param mode who writes the link header
     * @throws IOException if the kernel refuses, EPERM without {@code CAP_NET_RAW}
     */
    public static LinkChannel open(LinkMode mode) throws IOException {
        return open(mode, (socket, monitor) -> new LinkChannel(mode, socket, monitor));
    }

    /**
     * {@return a new channel that receives the packets of an interface that a filter accepts, from the first packet on}
     *
     * @param mode who writes the link header
     * @param on the interface
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @param filter decides which packets are received
     * @throws IOException if the kernel refuses; nothing stays open then
     */
    public static LinkChannel open(LinkMode mode, LinkInterface on, EtherType protocol, BpfProgram filter)
            throws IOException {
        return open(mode, (socket, monitor) -> {
            LinkChannel channel = new LinkChannel(mode, socket, monitor);
            return channel.attachFilter(filter).bind(on, protocol);
        });
    }

    /**
     * {@return a new channel that receives the packets of an interface that a filter expression accepts, from the first packet on}
     *
     * @param mode who writes the link header
     * @param on the interface
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @param filter the expression, as for {@link #attachFilter(String)}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws IOException if the kernel refuses; nothing stays open then
     */
    public static LinkChannel open(LinkMode mode, LinkInterface on, EtherType protocol, String filter)
            throws BpfSyntaxException, IOException {
        SocketKind kind = socketKind(Arguments.require(mode, "mode"));
        return open(mode, on, protocol, FilterCompiler.compile(Arguments.require(filter, "filter"), kind));
    }

    /**
     * Sends a packet through the interface that the channel is bound to (sendmsg(2)), waiting for room.
     *
     * @param packet a whole frame in mode {@link LinkMode#RAW}, from position to limit; the position moves to the limit
     * @return the octets sent: all of them
     * @throws IOException if the kernel refuses: the packet is too long for the interface, the interface is down or was removed
     */
    public int send(ByteBuffer packet) throws IOException {
        return send(packet, 0, null, BOUND, Deadline.NEVER);
    }

    /**
     * Sends a packet like {@link #send(ByteBuffer)}, waiting for room until a timeout.
     *
     * @param packet a whole frame in mode {@link LinkMode#RAW}, from position to limit; the position moves to the limit
     * @param timeout how long to wait; zero does not wait
     * @return the octets sent: all of them
     * @throws SocketTimeoutException if there was no room; nothing was sent
     * @throws IOException as {@link #send(ByteBuffer)} does
     */
    public int send(ByteBuffer packet, Duration timeout) throws IOException {
        return send(packet, 0, null, BOUND, Deadline.after(timeout));
    }

    /**
     * Sends a packet, exactly as its headers say, through the interface that the channel is bound to (sendmsg(2)), waiting for room.
     *
     * @param packet a whole frame in mode {@link LinkMode#RAW}
     * @return the octets sent: all of them
     * @throws IOException as {@link #send(ByteBuffer)} does
     */
    public int send(Packet packet) throws IOException {
        return send(Message.of(packet), 0, null, BOUND, Deadline.NEVER);
    }

    /**
     * Sends a packet to a link address (sendmsg(2)), waiting for room. In mode {@link LinkMode#DGRAM} the kernel writes the link header:
     * the destination as given, the interface's own address as the source, and the protocol. In mode {@link LinkMode#RAW} the
     * destination is not used.
     *
     * @param packet what follows the link header, from position to limit; the position moves to the limit
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param destination its destination, as long as the link addresses of the interface; {@link LinkAddress#NONE} is allowed in mode
     *     {@link LinkMode#RAW}, on loopback, and on links without address resolution
     * @return the octets sent: all of them
     * @throws IllegalArgumentException if the destination is of another length
     * @throws IOException if the kernel refuses: the packet is too long for the interface, the interface is down or was removed
     */
    public int send(ByteBuffer packet, int interfaceIndex, EtherType protocol, LinkAddress destination)
            throws IOException {
        return send(packet, interfaceIndex, protocol, destination, Deadline.NEVER);
    }

    private int send(
            ByteBuffer packet, int interfaceIndex, EtherType protocol, LinkAddress destination, Deadline deadline)
            throws IOException {
        int sent = send(Message.of(packet, "packet"), interfaceIndex, protocol, destination, deadline);
        packet.position(packet.limit());
        return sent;
    }

    int send(Message message, int interfaceIndex, EtherType protocol, LinkAddress destination, Deadline deadline)
            throws IOException {
        try {
            if (destination != BOUND) {
                LinkSendBatch.put(message.row(), 0, interfaceIndex, protocol, destination);
                checkDestination(message.row(), 0);
            }
            return socket.send(message, deadline);
        } finally {
            message.giveBack();
        }
    }

    /**
     * Sends a packet, exactly as its headers say, like {@link #send(ByteBuffer, int, EtherType, LinkAddress)}.
     *
     * @param packet what follows the link header
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param destination its destination
     * @return the octets sent: all of them
     * @throws IllegalArgumentException if the destination is of another length than the link addresses of the interface
     * @throws IOException as {@link #send(ByteBuffer, int, EtherType, LinkAddress)} does
     */
    public int send(Packet packet, int interfaceIndex, EtherType protocol, LinkAddress destination) throws IOException {
        return send(Message.of(packet), interfaceIndex, protocol, destination, Deadline.NEVER);
    }

    /** Refuses a destination that the kernel would pad or cut. */
    private void checkDestination(MessageRow row, int slot) {
        int offset = row.addressOffset(slot);
        int length = LinkSocketAddress.ADDRESS_LENGTH.get(row.addresses(), offset);
        NetworkDevice device = device(LinkSocketAddress.INTERFACE_INDEX.get(row.addresses(), offset));
        if (device == null || length == 0 && (mode() == LinkMode.RAW || !device.needsAddress())) {
            return; // there is no such interface, which the kernel says, or the destination is not used
        }
        int expected = device.hardwareType().addressLength().orElse(length);
        if (length != expected) {
            throw new IllegalArgumentException("destination of " + length + " octets: the link addresses of interface "
                    + device.name() + " have " + expected);
        }
    }

    private NetworkDevice device(int index) {
        NetworkDevice[] known = devices;
        for (NetworkDevice device : known) {
            if (device.index() == index) {
                return device;
            }
        }
        NetworkDevice found = NetworkDevice.of(socket, index).orElse(null);
        if (found != null) {
            devices = Stream.concat(Stream.of(known), Stream.of(found)).toArray(NetworkDevice[]::new);
        }
        return found;
    }

    /**
     * Sends a header and its payload as one packet through the interface that the channel is bound to (sendmsg(2)), waiting for room.
     *
     * @param header the header, exactly as it is; the link header in mode {@link LinkMode#RAW}
     * @param payload what follows it, from position to limit; the position moves to the limit
     * @return the octets sent: all of them
     * @throws IOException as {@link #send(ByteBuffer)} does
     */
    public int send(Header header, ByteBuffer payload) throws IOException {
        int sent = send(Message.of(header, payload), 0, null, BOUND, Deadline.NEVER);
        payload.position(payload.limit());
        return sent;
    }

    /**
     * Sends the packets of a batch from its position on (sendmmsg(2)), waiting for room.
     *
     * @param batch the packets
     * @return how many were sent: all from the position on
     * @throws IllegalArgumentException if a destination is of another length than the link addresses of its interface; nothing was sent
     * @throws IOException if the kernel refuses the packet at {@link SendBatch#position()}; those before it were sent
     */
    public int send(LinkSendBatch batch) throws IOException {
        return checked(batch).row().send(socket, Deadline.NEVER);
    }

    /**
     * Sends the packets of a batch like {@link #send(LinkSendBatch)}, waiting for room until a timeout.
     *
     * @param batch the packets
     * @param timeout how long to wait altogether; zero does not wait
     * @return how many were sent: all from the position on
     * @throws SocketTimeoutException if there was no room for all; sending goes on from {@link SendBatch#position()}
     * @throws IOException as {@link #send(LinkSendBatch)} does
     */
    public int send(LinkSendBatch batch, Duration timeout) throws IOException {
        return checked(batch).row().send(socket, Deadline.after(timeout));
    }

    /**
     * Sends packets of a batch from its position on, as many as there is room for, with one system call (sendmmsg(2)).
     *
     * @param batch the packets
     * @return how many were sent, 0 if there was no room, or no packet to send
     * @throws IOException as {@link #send(LinkSendBatch)} does
     */
    public int trySend(LinkSendBatch batch) throws IOException {
        return checked(batch).row().sendSome(socket, Deadline.NOW);
    }

    private LinkSendBatch checked(LinkSendBatch batch) {
        for (int slot = Arguments.require(batch, "batch").position(); slot < batch.size(); slot++) {
            if (batch.row().row().addressLength(slot) > 0) {
                checkDestination(batch.row().row(), slot);
            }
        }
        return batch;
    }

    /**
     * Receives a packet (recvmsg(2)), waiting for one.
     *
     * @param into room for its octets; the position moves behind them. A longer packet is cut, and marked as truncated
     * @return what came with it
     * @throws IllegalArgumentException if the buffer is read-only; no packet was taken
     * @throws IOException if the interface is down or was removed, as {@link PacketSocket} describes
     */
    public ReceivedFrame receive(ByteBuffer into) throws IOException {
        return receive(into, Deadline.NEVER);
    }

    /**
     * Receives a packet like {@link #receive(ByteBuffer)}, waiting for one until a timeout.
     *
     * @param into room for its octets; the position moves behind them. A longer packet is cut, and marked as truncated
     * @param timeout how long to wait; zero does not wait
     * @return what came with it
     * @throws SocketTimeoutException if no packet came
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public ReceivedFrame receive(ByteBuffer into, Duration timeout) throws IOException {
        return receive(into, Deadline.after(timeout));
    }

    /**
     * Receives a packet that is there already (recvmsg(2)), without waiting.
     *
     * @param into room for its octets; the position moves behind them. A longer packet is cut, and marked as truncated
     * @return what came with it; empty if there is no packet
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public Optional<ReceivedFrame> tryReceive(ByteBuffer into) throws IOException {
        Message message = socket.receive(room(into), 0, Deadline.NOW);
        return message == null
                ? Optional.empty()
                : Optional.of(socket.handOver(message, received -> read(received, into)));
    }

    private ReceivedFrame receive(ByteBuffer into, Deadline deadline) throws IOException {
        Message message = socket.receive(room(into), deadline);
        return socket.handOver(message, received -> read(received, into));
    }

    private static int room(ByteBuffer into) {
        return Buffers.requireWritable(into, "into").remaining();
    }

    private static ReceivedFrame read(Message message, ByteBuffer into) {
        ByteBuffer octets = message.received();
        int length = Math.min(octets.remaining(), into.remaining());
        ReceivedFrame frame = new FrameReader(message.row()).at(0).frame(length);
        into.put(octets.limit(length));
        return frame;
    }

    /**
     * Receives and decodes a packet (recvmsg(2)), waiting for one. In mode {@link LinkMode#RAW} it begins with the link header of
     * Ethernet, where the interface has that; with what the kernel takes it for, where the link has no header; on other links it is not
     * decoded, but payload as a whole. In mode {@link LinkMode#DGRAM} it begins with the network header. {@link
     * LinkSocketOptions#VIRTIO_HEADER} must not be set.
     *
     * @return the packet and what came with it; truncated if it had more than 131,072 octets
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public Arrival<ReceivedFrame> receive() throws IOException {
        return socket.handOver(socket.receive(DECODING_ROOM, Deadline.NEVER), this::decode);
    }

    /**
     * Receives and decodes a packet like {@link #receive()}, waiting for one until a timeout.
     *
     * @param timeout how long to wait; zero does not wait
     * @return the packet and what came with it
     * @throws SocketTimeoutException if no packet came
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public Arrival<ReceivedFrame> receive(Duration timeout) throws IOException {
        return socket.handOver(socket.receive(DECODING_ROOM, Deadline.after(timeout)), this::decode);
    }

    /**
     * Receives and decodes a packet that is there already, like {@link #receive()}, without waiting.
     *
     * @return the packet and what came with it; empty if there is no packet
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public Optional<Arrival<ReceivedFrame>> tryReceive() throws IOException {
        Message message = socket.receive(DECODING_ROOM, 0, Deadline.NOW);
        return message == null ? Optional.empty() : Optional.of(socket.handOver(message, this::decode));
    }

    /** {@return a received packet, decoded} */
    Arrival<ReceivedFrame> decode(Message message) {
        MessageRow row = message.row();
        ReceivedFrame frame = new FrameReader(row).at(0).frame(row.received(0));
        return new Arrival<>(Packet.decode(mode().outermost(frame), message.received()), frame);
    }

    /** {@return exchanges of requests and answers on this channel} */
    public Exchange<LinkRequest, ReceivedFrame> exchange() {
        return exchange;
    }

    /**
     * {@return the answer to a request; empty if none came in time} The request is sent once; {@link #exchange()} can do more.
     *
     * @param request a whole frame, sent exactly as its headers say through the interface that the channel is bound to
     * @param timeout how long to wait, more than zero
     * @throws IllegalArgumentException if the timeout is not
     * @throws IOException if the kernel refuses
     */
    public Optional<Answer<ReceivedFrame>> exchange(Packet request, Duration timeout) throws IOException {
        return exchange.timeout(timeout).one(new LinkRequest(request));
    }

    /**
     * Receives packets (recvmmsg(2)): waits for one, and takes as many as are there.
     *
     * @param batch room for them
     * @return how many were received, 1 or more
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public int receive(LinkReceiveBatch batch) throws IOException {
        return Arguments.require(batch, "batch").row().receiveAny(socket, Deadline.NEVER);
    }

    /**
     * Receives packets like {@link #receive(LinkReceiveBatch)}, waiting for one until a timeout.
     *
     * @param batch room for them
     * @param timeout how long to wait; zero does not wait
     * @return how many were received, 1 or more
     * @throws SocketTimeoutException if no packet came
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public int receive(LinkReceiveBatch batch, Duration timeout) throws IOException {
        return Arguments.require(batch, "batch").row().receiveAny(socket, Deadline.after(timeout));
    }

    /**
     * Receives the packets that are there already (recvmmsg(2)), without waiting.
     *
     * @param batch room for them
     * @return how many were received, 0 if there was none
     * @throws IOException as {@link #receive(ByteBuffer)} does
     */
    public int tryReceive(LinkReceiveBatch batch) throws IOException {
        return Arguments.require(batch, "batch").row().receive(socket, Deadline.NOW);
    }
}
