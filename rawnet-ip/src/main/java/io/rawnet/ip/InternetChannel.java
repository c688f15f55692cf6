package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.RawChannel;
import io.rawnet.channel.socket.Buffers;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.InternetSocketAddress;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link TransportChannel}, {@link IpChannel} and {@link UdpChannel} share: addresses, groups, receiving, batches and the error queue.
 * {@link RawChannel} has the rules of waiting, closing, buffers and errors.
 *
 * @param <C> the channel's own type
 */
public abstract sealed class InternetChannel<C extends InternetChannel<C>> extends RawChannel<C>
        permits TransportChannel, IpChannel, UdpChannel {
    /** The longest IP packet in octets. */
    private static final int LONGEST_PACKET = 65_535;

    /** The longest IPv4 header in octets; the only IPv6 header has 40. */
    private static final int LONGEST_HEADER = 60;

    final ChannelSocket socket;
    final Family family;
    private final IpProtocol protocol;
    private final HeaderOnReceive header;
    private final Set<KernelOption> alwaysOn;
    private volatile Optional<IpAddress> peer = Optional.empty();
    private volatile int peerPort;

    InternetChannel(
            ChannelSocket socket,
            Family family,
            IpProtocol protocol,
            HeaderOnReceive header,
            List<KernelOption> alwaysOn) {
        super(socket, OptionTables.of(family));
        this.socket = socket;
        this.family = family;
        this.protocol = protocol;
        this.header = header;
        this.alwaysOn = Set.copyOf(alwaysOn);
    }

    /** Opens a socket with some options switched on. What arrives before all this is in force is thrown away. */
    static ChannelSocket openSocket(
            Family family, SocketType type, IpProtocol protocol, BpfProgram filter, List<KernelOption> switchedOn)
            throws IOException {
        ChannelSocket socket = ChannelSocket.open(
                family.addressFamily, type, protocol.number(), new InternetAdvice(type, protocol.number()));
        try {
            socket.monitor(new QueuedErrors(socket, family.errorQueue()));
            if (filter != null) {
                socket.settings()
                        .attachFilter(
                                requireKind(filter, family.socketKind(type)).toOctets());
            }
            for (KernelOption option : switchedOn) {
                socket.settings().setInt(option, 1);
            }
            // a raw socket receives from its first moment on
            boolean early = filter != null || !switchedOn.isEmpty();
            for (Message message = null; early; message.giveBack()) {
                message = socket.receive(LONGEST_PACKET, 0, Deadline.NOW);
                if (message == null) {
                    break;
                }
            }
            return socket;
        } catch (Throwable failure) {
            socket.close();
            throw failure;
        }
    }

    /** {@return the family, {@code INET} or {@code INET6}} */
    public final ProtocolFamily protocolFamily() {
        return family.protocolFamily;
    }

    /** {@return the protocol it was opened for} */
    public final IpProtocol protocol() {
        return protocol;
    }

    /**
     * Binds to an address of this host (bind(2)): only packets to that address are received then, and what is sent comes from it.
     *
     * @param local an address of this host, or a multicast group, whose packets are then received; unspecified for all
     * @return this channel
     * @throws java.net.BindException if the address is not of this host
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final C bind(IpAddress local) throws IOException {
        return bind(local, 0);
    }

    /**
     * Binds to an address that has a meaning on one interface only, as IPv6 link-local ones do.
     *
     * @param local an address of this host, or a multicast group
     * @param interfaceIndex the interface it belongs to, 0 for none
     * @return this channel
     * @throws IOException as {@link #bind(IpAddress)}
     */
    public final C bind(IpAddress local, int interfaceIndex) throws IOException {
        Arguments.require(local, "local");
        family.call(socket.settings(), "bind", local, 0, interfaceIndex, SocketCalls::bind);
        return self();
    }

    /**
     * Connects to a peer (connect(2)): only its packets are received then, and {@code send} without a destination sends there. Nothing
     * goes over the network. A channel that is not bound gets the local address that the route prefers, and keeps it.
     *
     * @param peer the peer's address
     * @return this channel
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final C connect(IpAddress peer) throws IOException {
        return connect(peer, 0);
    }

    /**
     * Connects to a peer whose address has a meaning on one interface only, as IPv6 link-local ones do.
     *
     * @param peer the peer's address
     * @param interfaceIndex the interface it belongs to, 0 for none
     * @return this channel
     * @throws IOException as {@link #connect(IpAddress)}
     */
    public final C connect(IpAddress peer, int interfaceIndex) throws IOException {
        return connect(Arguments.require(peer, "peer"), 0, interfaceIndex);
    }

    /** Connects to a port of a peer; 0 for channels without ports. */
    final C connect(IpAddress newPeer, int port, int interfaceIndex) throws IOException {
        family.call(socket.settings(), "connect", newPeer, port, interfaceIndex, SocketCalls::connect);
        peer = Optional.of(newPeer);
        peerPort = port;
        return self();
    }

    /**
     * Takes the peer away (connect(2) with AF_UNSPEC): {@code send} asks for a destination again.
     *
     * <p>Linux takes a raw socket out of its tables then, and it never receives again, whatever it is bound or connected to
     * later. To go on receiving, connect to another peer or open another channel. A {@link UdpChannel} receives from everybody again, but
     * loses a port that the kernel had chosen.
     *
     * @return this channel
     * @throws IOException if the kernel refuses
     */
    public final C disconnect() throws IOException {
        NativeMemory unspecified = NativeMemory.allocate(InternetSocketAddress.IPV4_SIZE);
        socket.settings()
                .withAddress("connect(AF_UNSPEC)", InternetSocketAddress.IPV4_SIZE, unspecified, SocketCalls::connect);
        peer = Optional.empty();
        return self();
    }

    /** {@return whether it is connected to a peer, but to no port of it} */
    final boolean isPeerWithoutPort() {
        return peer.isPresent() && peerPort == 0;
    }

    /** {@return the address of the peer that it is connected to; empty as long as it is not} */
    public final Optional<IpAddress> peerAddress() {
        return peer;
    }

    /**
     * {@return the address it is bound to (getsockname(2)); unspecified as long as it is not}
     *
     * @throws IOException if the kernel refuses
     */
    public final IpAddress localAddress() throws IOException {
        return family.localAddress(socket.settings());
    }

    /**
     * Sets what each {@link ReceivedPacket} reports from now on, and that nothing else is asked for (setsockopt(2)). At first nothing is.
     * An IP header, where there is one, has hop limit, traffic class and destination anyway.
     *
     * @param fields what to report
     * @return this channel
     * @throws UnsupportedOperationException if the family does not have one of them
     * @throws IOException if the kernel refuses
     */
    public final C setControlFields(Set<ControlField> fields) throws IOException {
        Set<KernelOption> requested = new HashSet<>(alwaysOn);
        for (ControlField field : Arguments.require(fields, "fields")) {
            requested.add(field.option(family)
                    .orElseThrow(
                            () -> new UnsupportedOperationException(field + ": not over " + family.protocolFamily)));
        }
        for (ControlField field : ControlField.values()) {
            Optional<KernelOption> option = field.option(family);
            if (option.isPresent()) {
                socket.settings().setInt(option.get(), requested.contains(option.get()) ? 1 : 0);
            }
        }
        return self();
    }

    /**
     * Joins a multicast group on one interface, whoever sends to it (setsockopt(2), MCAST_JOIN_GROUP).
     *
     * @param group a multicast address
     * @param interfaceIndex the interface, 0 for the one that the route to the group prefers
     * @return the membership, to leave the group and to block single sources
     * @throws IllegalArgumentException if it is no multicast address, or of the other family
     * @throws IOException if the kernel refuses: EADDRINUSE if the channel has joined already, ENODEV if there is no such interface
     */
    public final Membership join(IpAddress group, int interfaceIndex) throws IOException {
        Arguments.require(group, "group");
        return Membership.join(socket, family, group, interfaceIndex, Optional.empty());
    }

    /**
     * Joins one source of a multicast group on one interface (setsockopt(2), MCAST_JOIN_SOURCE_GROUP; RFC 4607).
     *
     * @param group a multicast address
     * @param interfaceIndex the interface, 0 for the one that the route to the group prefers
     * @param source whose packets to receive; join again for another one
     * @return the membership, to leave the source
     * @throws IllegalArgumentException if it is no multicast address, or one is of the other family
     * @throws IOException if the kernel refuses: EADDRNOTAVAIL if the channel has joined already, ENODEV if there is no such interface
     */
    public final Membership join(IpAddress group, int interfaceIndex, IpAddress source) throws IOException {
        Arguments.require(group, "group");
        Arguments.require(source, "source");
        return Membership.join(socket, family, group, interfaceIndex, Optional.of(source));
    }

    /**
     * Receives one packet (recvmsg(2)), waiting as long as it takes.
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
     * Receives one packet (recvmsg(2)), waiting for a while.
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

    private ReceivedPacket receive(ByteBuffer into, Deadline deadline) throws IOException {
        Message message = socket.receive(room(into), deadline);
        return socket.handOver(message, received -> read(received, into));
    }

    /**
     * Receives a packet that is there already (recvmsg(2)), without waiting.
     *
     * @param into where to; its position moves behind what was written. What it has no room for is lost
     * @return what came with it; empty if none was there
     * @throws IllegalArgumentException if the buffer is read-only
     * @throws IOException if the kernel refuses
     */
    public final Optional<ReceivedPacket> tryReceive(ByteBuffer into) throws IOException {
        Message message = socket.receive(room(into), 0, Deadline.NOW);
        return message == null
                ? Optional.empty()
                : Optional.of(socket.handOver(message, received -> read(received, into)));
    }

    private static int room(ByteBuffer into) {
        long room = (long) Buffers.requireWritable(into, "into").remaining() + LONGEST_HEADER;
        return (int) Math.min(Integer.MAX_VALUE, room);
    }

    private ReceivedPacket read(Message message, ByteBuffer into) {
        int start = into.position();
        int originalLength = message.row().length(0);
        ByteBuffer octets = message.received();
        ReceivedReader reader = new ReceivedReader(family, message.row(), 0);
        if (header == HeaderOnReceive.KEPT || header == HeaderOnReceive.TAKEN_OFF) {
            int headerLength = reader.readIpv4Header();
            if (header == HeaderOnReceive.TAKEN_OFF) {
                octets.position(headerLength);
                originalLength -= headerLength;
            }
        } else if (header == HeaderOnReceive.PUT_TOGETHER) {
            ByteBuffer made = reader.makeIpv6Header(protocol).octets().buffer();
            originalLength += made.remaining();
            into.put(made.limit(Math.min(made.limit(), into.remaining())));
        }
        into.put(octets.limit(octets.position() + Math.min(octets.remaining(), into.remaining())));
        return reader.received(into.position() - start, originalLength);
    }

    /**
     * {@return one packet, decoded (recvmsg(2))} Waits as long as it takes.
     *
     * @throws IOException if the kernel refuses
     */
    public final Arrival<ReceivedPacket> receive() throws IOException {
        return decode(socket.receive(LONGEST_PACKET, Deadline.NEVER));
    }

    /**
     * {@return one packet, decoded (recvmsg(2))} Waits for a while.
     *
     * @param timeout how long to wait; zero does not wait
     * @throws java.net.SocketTimeoutException if none came; the channel stays open
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IOException if the kernel refuses
     */
    public final Arrival<ReceivedPacket> receive(Duration timeout) throws IOException {
        return decode(socket.receive(LONGEST_PACKET, Deadline.after(timeout)));
    }

    /**
     * {@return a packet that is there already, decoded (recvmsg(2)); empty if there is none}
     *
     * @throws IOException if the kernel refuses
     */
    public final Optional<Arrival<ReceivedPacket>> tryReceive() throws IOException {
        Message message = socket.receive(LONGEST_PACKET, 0, Deadline.NOW);
        return message == null ? Optional.empty() : Optional.of(decode(message));
    }

    final Arrival<ReceivedPacket> decode(Message message) {
        ByteBuffer octets = ByteBuffer.allocate(LONGEST_HEADER + message.row().received(0));
        ReceivedPacket received = socket.handOver(message, packet -> read(packet, octets));
        return new Arrival<>(decode(octets.flip()), received);
    }

    private Packet decode(ByteBuffer received) {
        return switch (header) {
            case KEPT -> Packet.decode(EtherType.IPV4, received);
            case PUT_TOGETHER -> Packet.decode(EtherType.IPV6, received);
            case NONE, TAKEN_OFF -> Packet.decode(protocol, received);
            case NO_TRANSPORT_HEADER -> Packet.of().withPayload(Octets.copyOf(received));
        };
    }

    /**
     * Receives as many packets as are there and the batch has room for (recvmmsg(2)), waiting for the first one. An {@link IpChannel} over
     * IPv6 gives them without IP header: {@link #setControlFields} asks for what it would have.
     *
     * @param batch where to; what was in it is lost
     * @return how many were received, 1 or more
     * @throws IOException if the kernel refuses
     */
    public final int receive(IpReceiveBatch batch) throws IOException {
        return Arguments.require(batch, "batch").receive(family, header, socket, Deadline.NEVER);
    }

    /**
     * Receives packets like {@link #receive(IpReceiveBatch)}, waiting for a while.
     *
     * @param batch where to; what was in it is lost
     * @param timeout how long to wait for the first; zero does not wait
     * @return how many were received, 1 or more
     * @throws java.net.SocketTimeoutException if none came; the channel stays open
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IOException if the kernel refuses
     */
    public final int receive(IpReceiveBatch batch, Duration timeout) throws IOException {
        Deadline deadline = Deadline.after(timeout);
        int packets = Arguments.require(batch, "batch").receive(family, header, socket, deadline);
        if (packets == 0) {
            throw ChannelSocket.timedOut(Readiness.READ, deadline);
        }
        return packets;
    }

    /**
     * Receives the packets that are there already (recvmmsg(2)), without waiting.
     *
     * @param batch where to; what was in it is lost
     * @return how many were received, 0 if none was there
     * @throws IOException if the kernel refuses
     */
    public final int tryReceive(IpReceiveBatch batch) throws IOException {
        return Arguments.require(batch, "batch").receive(family, header, socket, Deadline.NOW);
    }

    /**
     * Sends the packets of a batch from its position on, in as few calls as it takes (sendmmsg(2)), waiting for room.
     *
     * @param batch the packets
     * @return how many were sent
     * @throws IOException if the kernel refuses the packet at {@link IpSendBatch#position()}
     */
    public final int send(IpSendBatch batch) throws IOException {
        return Arguments.require(batch, "batch").send(socket, Deadline.NEVER);
    }

    /**
     * Sends the packets of a batch from its position on (sendmmsg(2)), waiting for room for a while.
     *
     * @param batch the packets
     * @param timeout how long to wait altogether; zero does not wait
     * @return how many were sent
     * @throws java.net.SocketTimeoutException if there was no room for all; the batch goes on at its position
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IOException if the kernel refuses the packet at {@link IpSendBatch#position()}
     */
    public final int send(IpSendBatch batch, Duration timeout) throws IOException {
        return Arguments.require(batch, "batch").send(socket, Deadline.after(timeout));
    }

    /**
     * Sends as many packets of a batch as there is room for now (sendmmsg(2)), with one call.
     *
     * @param batch the packets
     * @return how many were sent, 0 if there was no room
     * @throws IOException if the kernel refuses the packet at {@link IpSendBatch#position()}
     */
    public final int trySend(IpSendBatch batch) throws IOException {
        return Arguments.require(batch, "batch").trySend(socket);
    }

    /**
     * Receives an error that an earlier packet has caused (recvmsg(2), MSG_ERRQUEUE), waiting as long as it takes. Nothing comes
     * unless {@link RawSocketOptions#ERROR_QUEUE} is set. From then on errors of the network come here alone: {@code receive}
     * and {@code send} no longer end with them.
     *
     * <p>Linux hands an ICMP error on only if it quotes at least 8 octets behind the IP header: the error of a shorter packet is lost.
     *
     * @return the error
     * @throws IOException if the kernel refuses
     */
    public final ReceivedError receiveError() throws IOException {
        return receiveError(Deadline.NEVER).orElseThrow();
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
        Deadline deadline = Deadline.after(timeout);
        return receiveError(deadline).orElseThrow(() -> ChannelSocket.timedOut(Readiness.ERROR, deadline));
    }

    /**
     * Receives an error that is there already (recvmsg(2), MSG_ERRQUEUE), without waiting.
     *
     * @return the error; empty if none was there
     * @throws IOException if the kernel refuses
     */
    public final Optional<ReceivedError> tryReceiveError() throws IOException {
        return receiveError(Deadline.NOW);
    }

    /**
     * {@return the ICMP message that an error of this channel came from, as far as the kernel hands it up} {@link Packet#answers} tells then
     * whether a packet caused the error.
     *
     * @param error an error from this channel's queue, of an ICMP or ICMPv6 message
     * @param sent the packet that may have caused it, from the IP header on. Its source is where the message went; the headers that the
     *     kernel does not hand up, which are the IP header on a transport channel and the UDP header too on a UDP channel, are this packet's, with
     *     the destination that the kernel reports
     * @throws IllegalArgumentException if the error is not of an ICMP message
     */
    public final Packet icmpMessage(ReceivedError error, Packet sent) {
        if (error.icmpType().isEmpty()) {
            throw new IllegalArgumentException("error of origin " + error.origin() + ": must be of an ICMP message");
        }
        return ErrorPacket.of(error, sent, header.absentFromQuotes());
    }

    private Optional<ReceivedError> receiveError(Deadline deadline) throws IOException {
        while (true) {
            Message message = socket.receive(LONGEST_PACKET, MessageFlag.MSG_ERRQUEUE, deadline);
            if (message == null) {
                return Optional.empty();
            }
            try {
                Optional<ReceivedError> error = ErrorReader.read(family, message.row());
                if (error.isPresent()) {
                    return error;
                }
            } finally {
                message.giveBack();
            }
        }
    }

    /** {@return the octets sent of a message, which is given back} */
    final int transmit(Message message, IpAddress destination, ControlMessage control, Deadline deadline)
            throws IOException {
        return transmit(message, destination, 0, control, deadline);
    }

    /** {@return the octets sent of a message to a port, which is given back} */
    final int transmit(Message message, IpAddress destination, int port, ControlMessage control, Deadline deadline)
            throws IOException {
        try {
            int length = message.row().payloadLength(0);
            if (length > LONGEST_PACKET) {
                throw new IllegalArgumentException(
                        "packet of " + length + " octets: at most 65535 fit into an IP packet");
            }
            IpAddress towards =
                    Arguments.require(control, "control").destination().orElse(destination);
            Addressing.check(family, towards, control);
            Addressing.write(family, towards, port, control, message.row(), 0, message.control());
            return socket.send(message, deadline);
        } finally {
            message.giveBack();
        }
    }
}
