package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.channel.Answer;
import io.rawnet.channel.Exchange;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.NotYetConnectedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A raw socket for one IP protocol (raw(7): AF_INET or AF_INET6, SOCK_RAW): the transport header and all behind it are yours, the
 * kernel writes the IP header.
 *
 * <p>It receives a copy of each packet of the protocol that comes to this host, reassembled if it came in fragments; the host's own
 * TCP, UDP and ICMP see it too. Over IPv4 the kernel hands up the IP header, which is taken off and comes in {@link ReceivedPacket#header()}.
 * <pre>{@code
 * try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
 *     ByteBuffer message = ByteBuffer.allocate(1500);
 *     ReceivedPacket received = channel.receive(message);
 *     System.out.println(received.source() + ": type " + message.get(0));
 * }
 * }</pre>
 */
public final class TransportChannel extends InternetChannel<TransportChannel> {
    private final SocketType type;
    private final Exchange<IpRequest, ReceivedPacket> exchange = new Exchange<>(new TransportPort(this));

    private TransportChannel(ChannelSocket socket, Family family, SocketType type, IpProtocol protocol) {
        super(
                socket,
                family,
                protocol,
                family == Family.IPV4 && type == SocketType.SOCK_RAW ? HeaderOnReceive.TAKEN_OFF : HeaderOnReceive.NONE,
                List.of());
        this.type = type;
    }

    private static TransportChannel open(ProtocolFamily family, SocketType type, IpProtocol protocol, BpfProgram filter)
            throws IOException {
        Family known = Family.of(family);
        Arguments.require(protocol, "protocol");
        return new TransportChannel(openSocket(known, type, protocol, filter, List.of()), known, type, protocol);
    }

    /**
     * {@return a channel for a protocol (socket(2)), which receives from now on}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol; 0 is refused by the kernel
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW
     */
    public static TransportChannel open(ProtocolFamily family, IpProtocol protocol) throws IOException {
        return open(family, SocketType.SOCK_RAW, protocol, null);
    }

    /**
     * {@return a channel for a protocol that never receives what a filter does not accept (socket(2), SO_ATTACH_FILTER)}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol; 0 is refused by the kernel
     * @param filter as for {@link #attachFilter(BpfProgram)}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW, EINVAL for the program
     */
    public static TransportChannel open(ProtocolFamily family, IpProtocol protocol, BpfProgram filter)
            throws IOException {
        return open(family, SocketType.SOCK_RAW, protocol, Arguments.require(filter, "filter"));
    }

    /**
     * {@return a channel for a protocol that never receives what a filter expression does not accept}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol; 0 is refused by the kernel
     * @param filter the expression, as for {@link #attachFilter(String)}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW
     */
    public static TransportChannel open(ProtocolFamily family, IpProtocol protocol, String filter)
            throws BpfSyntaxException, IOException {
        return open(family, protocol, Family.of(family).compile(filter));
    }

    /**
     * {@return a channel for echo requests and their replies that needs no privilege (socket(2): SOCK_DGRAM, IPPROTO_ICMP or
     * IPPROTO_ICMPV6; icmp(7))}
     *
     * <p>The kernel lets only echo requests out, writes their {@linkplain #echoIdentifier() identifier} and checksum, and hands up
     * only the replies to them, without IP header. {@link RawSocketOptions#ERROR_QUEUE} brings the errors they cause.
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EACCES if the user's group is not in net.ipv4.ping_group_range
     */
    public static TransportChannel openEcho(ProtocolFamily family) throws IOException {
        IpProtocol protocol = Family.of(family) == Family.IPV4 ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        return open(family, SocketType.SOCK_DGRAM, protocol, null);
    }

    /**
     * {@return the identifier that the kernel writes into the echo requests of a channel from {@link #openEcho} (getsockname(2)), 1 to
     * 65535; empty as long as it is neither bound nor has sent, and for other channels}
     *
     * @throws IOException if the kernel refuses
     */
    public OptionalInt echoIdentifier() throws IOException {
        int port = isEcho() ? family.localPort(socket.settings()) : 0;
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /**
     * {@return a copy of a packet with lengths and checksums filled in, for a destination and the source address that the kernel would
     * choose: the bound one, or the route's (connect(2) of a UDP socket)} The route is that of the calling thread's network namespace: bind the
     * channel to complete packets in another one, such as on a virtual thread.
     *
     * @param packet what begins with the transport header
     * @param destination where it goes
     * @throws IllegalArgumentException if a length does not fit, or the address is of the other family
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IOException if the kernel refuses
     */
    public Packet completed(Packet packet, IpAddress destination) throws IOException {
        Arguments.require(packet, "packet");
        IpAddress local = localAddress();
        IpAddress source =
                local.isUnspecified() ? Route.to(family.require(destination)).source() : local;
        return packet.completed(source, destination);
    }

    /**
     * {@return a copy of a packet with lengths and checksums filled in, for the connected peer: see {@link #completed(Packet, IpAddress)}}
     *
     * @param packet what begins with the transport header
     * @throws java.nio.channels.NotYetConnectedException if the channel is not connected
     * @throws IllegalArgumentException if a length does not fit
     * @throws IOException if the kernel refuses
     */
    public Packet completed(Packet packet) throws IOException {
        return completed(packet, requirePeer());
    }

    /** {@return whether the kernel writes the identifier of what is sent} */
    boolean isEcho() {
        return type == SocketType.SOCK_DGRAM;
    }

    @Override
    protected Optional<SocketKind> socketKind() {
        return family.socketKind(type);
    }

    /** {@return exchanges of requests and answers on this channel} */
    public Exchange<IpRequest, ReceivedPacket> exchange() {
        return exchange;
    }

    /**
     * {@return the answer to a request; empty if none came in time} The request is sent once; {@link #exchange()} can do more.
     *
     * @param request a packet that begins with the transport header, sent exactly as its headers say
     * @param destination where to
     * @param timeout how long to wait, more than zero
     * @throws IllegalArgumentException if the timeout is not, or the address of the other family
     * @throws IOException if the kernel refuses
     */
    public Optional<Answer<ReceivedPacket>> exchange(Packet request, IpAddress destination, Duration timeout)
            throws IOException {
        return exchange.timeout(timeout).one(new IpRequest(request, destination));
    }

    /**
     * {@return the connected peer's answer to a request; empty if none came in time} The request is sent once; {@link #exchange()} can do
     * more.
     *
     * @param request a packet that begins with the transport header, sent exactly as its headers say
     * @param timeout how long to wait, more than zero
     * @throws java.nio.channels.NotYetConnectedException if the channel is not connected
     * @throws IllegalArgumentException if the timeout is not more than zero
     * @throws IOException if the kernel refuses
     */
    public Optional<Answer<ReceivedPacket>> exchange(Packet request, Duration timeout) throws IOException {
        return exchange(request, requirePeer(), timeout);
    }

    private IpAddress requirePeer() {
        return peerAddress().orElseThrow(NotYetConnectedException::new);
    }

    /**
     * Sends to the connected peer; see {@link #send(ByteBuffer, IpAddress, ControlMessage)}.
     *
     * @param payload transport header and data
     * @return octets sent: all
     * @throws IOException if the channel is not connected, or the kernel refuses
     */
    public int send(ByteBuffer payload) throws IOException {
        return send(payload, null, ControlMessage.NONE, Deadline.NEVER);
    }

    /**
     * Sends to a destination; see {@link #send(ByteBuffer, IpAddress, ControlMessage)}.
     *
     * @param payload transport header and data
     * @param destination where to
     * @return octets sent: all
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, IpAddress destination) throws IOException {
        return send(payload, Arguments.require(destination, "destination"), ControlMessage.NONE, Deadline.NEVER);
    }

    /**
     * Sends one packet (sendmmsg(2)), waiting for room in the send buffer. The kernel writes the whole IP header, sends in fragments
     * what is longer than the MTU unless path-MTU discovery forbids it, and leaves the payload alone: checksums of the transport
     * header are yours, but for ICMPv6, whose checksum it computes.
     * <table>
     * <caption>Where the fields of the IP header come from</caption>
     * <tr><th>field</th><th>value</th></tr>
     * <tr><td>source</td><td>the control message's, else the bound address, else the route's</td></tr>
     * <tr><td>destination</td><td>the argument</td></tr>
     * <tr><td>time to live, hop limit</td><td>the control message's, else the channel's option, else the system's</td></tr>
     * <tr><td>type of service, traffic class</td><td>the control message's, else the channel's option, else 0</td></tr>
     * <tr><td>protocol</td><td>the channel's</td></tr>
     * <tr><td>identification, flags, fragment offset, lengths, header checksum</td><td>the kernel's</td></tr>
     * </table>
     *
     * @param payload transport header and data, whose position moves to its limit
     * @param destination where to
     * @param control what differs from the channel's options for this packet
     * @return octets sent: all
     * @throws IllegalArgumentException if an address is of the other family, or the payload longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, IpAddress destination, ControlMessage control) throws IOException {
        return send(payload, Arguments.require(destination, "destination"), control, Deadline.NEVER);
    }

    /**
     * Sends one packet like {@link #send(ByteBuffer, IpAddress, ControlMessage)}, waiting only a while for room.
     *
     * @param payload transport header and data, whose position moves to its limit
     * @param destination where to
     * @param control what differs from the channel's options for this packet
     * @param timeout how long to wait; zero does not wait
     * @return octets sent: all
     * @throws java.net.SocketTimeoutException if there was no room; nothing was sent
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, IpAddress destination, ControlMessage control, Duration timeout)
            throws IOException {
        return send(payload, Arguments.require(destination, "destination"), control, Deadline.after(timeout));
    }

    private int send(ByteBuffer payload, IpAddress destination, ControlMessage control, Deadline deadline)
            throws IOException {
        int sent = transmit(Message.of(payload, "payload"), destination, control, deadline);
        payload.position(payload.limit());
        return sent;
    }

    /**
     * Sends a packet to the connected peer, exactly as its headers say; see {@link #send(ByteBuffer, IpAddress, ControlMessage)}.
     *
     * @param packet transport header and data
     * @return octets sent: all
     * @throws IllegalArgumentException if it is longer than any packet
     * @throws IOException if the channel is not connected, or the kernel refuses
     */
    public int send(Packet packet) throws IOException {
        return transmit(Message.of(packet), null, ControlMessage.NONE, Deadline.NEVER);
    }

    /**
     * Sends a packet to a destination, exactly as its headers say.
     *
     * @param packet transport header and data
     * @param destination where to
     * @return octets sent: all
     * @throws IllegalArgumentException if it is longer than any packet, or the address of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(Packet packet, IpAddress destination) throws IOException {
        return send(packet, destination, ControlMessage.NONE);
    }

    /**
     * Sends a packet to a destination, exactly as its headers say, with a control message.
     *
     * @param packet transport header and data
     * @param destination where to
     * @param control what differs from the channel's options for this packet
     * @return octets sent: all
     * @throws IllegalArgumentException if it is longer than any packet, or an address of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(Packet packet, IpAddress destination, ControlMessage control) throws IOException {
        return transmit(Message.of(packet), Arguments.require(destination, "destination"), control, Deadline.NEVER);
    }

    /**
     * Sends a header and what belongs behind it to a destination, exactly as the header says.
     *
     * @param header the transport header
     * @param payload the data, whose position moves to its limit
     * @param destination where to
     * @return octets sent: header and payload
     * @throws IllegalArgumentException if they are longer than any packet, or the address of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(Header header, ByteBuffer payload, IpAddress destination) throws IOException {
        int sent = transmit(
                Message.of(header, payload),
                Arguments.require(destination, "destination"),
                ControlMessage.NONE,
                Deadline.NEVER);
        payload.position(payload.limit());
        return sent;
    }
}
