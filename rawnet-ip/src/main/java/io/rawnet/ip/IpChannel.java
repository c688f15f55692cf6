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
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.fragment.Ipv4Fragmenter;
import io.rawnet.codec.fragment.Ipv6Fragmenter;
import io.rawnet.codec.fragment.PacketTooBigException;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A raw socket whose IP header is yours (raw(7), IP_HDRINCL and IPV6_HDRINCL): what is sent starts with the IP header, what is received
 * too.
 *
 * <p>It receives a copy of each packet of its protocol that comes to this host, reassembled if it came in fragments. What it sends may
 * be of any protocol: the header says which. A channel for {@link IpProtocol#RAW}, which raw(7) calls unable to receive, receives
 * what has that number, 255, in its header: nothing in practice.
 *
 * <p>Over IPv6 the kernel hands up no IP header. It is put together from control messages: flow label, traffic class, hop limit and
 * addresses are those of the wire; extension headers are gone, and the next header is the channel's protocol.
 * <pre>{@code
 * try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
 *     ByteBuffer packet = ByteBuffer.allocate(1500);
 *     Ipv4Header header = channel.receive(packet).ipv4Header().orElseThrow();
 *     channel.send(header.toBuilder().source(header.destination()).destination(header.source()).build(), payload);
 * }
 * }</pre>
 */
public final class IpChannel extends InternetChannel<IpChannel> {
    private final Exchange<Packet, ReceivedPacket> exchange = new Exchange<>(new IpPort(this));

    private IpChannel(ChannelSocket socket, Family family, IpProtocol protocol) {
        super(
                socket,
                family,
                protocol,
                family == Family.IPV4 ? HeaderOnReceive.KEPT : HeaderOnReceive.PUT_TOGETHER,
                options(family));
    }

    /**
     * {@return a channel for a protocol (socket(2), IP_HDRINCL or IPV6_HDRINCL), which receives from now on}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol to receive; 0 is refused by the kernel
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW
     */
    public static IpChannel open(ProtocolFamily family, IpProtocol protocol) throws IOException {
        return open(Family.of(family), protocol, null);
    }

    /**
     * {@return a channel for a protocol that never receives what a filter does not accept (SO_ATTACH_FILTER)}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol to receive; 0 is refused by the kernel
     * @param filter as for {@link #attachFilter(BpfProgram)}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW, EINVAL for the program
     */
    public static IpChannel open(ProtocolFamily family, IpProtocol protocol, BpfProgram filter) throws IOException {
        return open(Family.of(family), protocol, Arguments.require(filter, "filter"));
    }

    /**
     * {@return a channel for a protocol that never receives what a filter expression does not accept}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param protocol the protocol to receive; 0 is refused by the kernel
     * @param filter the expression, as for {@link #attachFilter(String)}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW
     */
    public static IpChannel open(ProtocolFamily family, IpProtocol protocol, String filter)
            throws BpfSyntaxException, IOException {
        return open(family, protocol, Family.of(family).compile(filter));
    }

    private static IpChannel open(Family family, IpProtocol protocol, BpfProgram filter) throws IOException {
        Arguments.require(protocol, "protocol");
        return new IpChannel(
                openSocket(family, SocketType.SOCK_RAW, protocol, filter, options(family)), family, protocol);
    }

    @Override
    protected Optional<SocketKind> socketKind() {
        return family.socketKind(SocketType.SOCK_RAW);
    }

    /** {@return exchanges of requests and answers on this channel} */
    public Exchange<Packet, ReceivedPacket> exchange() {
        return exchange;
    }

    /**
     * {@return the answer to a request; empty if none came in time} The request is sent once; {@link #exchange()} can do more.
     *
     * @param request a packet that begins with the IP header, sent as {@link #send(Packet)} does
     * @param timeout how long to wait, more than zero
     * @throws IllegalArgumentException if the timeout is not, or the packet begins with another header
     * @throws IOException if the kernel refuses
     */
    public Optional<Answer<ReceivedPacket>> exchange(Packet request, Duration timeout) throws IOException {
        return exchange.timeout(timeout).one(request);
    }

    private static List<KernelOption> options(Family family) {
        return family == Family.IPV4
                ? List.of(Ipv4Options.IP_HDRINCL)
                : List.of(
                        Ipv6Options.IPV6_HDRINCL,
                        Ipv6Options.IPV6_RECVPKTINFO,
                        Ipv6Options.IPV6_RECVHOPLIMIT,
                        Ipv6Options.IPV6_RECVTCLASS,
                        Ipv6Options.IPV6_FLOWINFO);
    }

    /**
     * Sends one packet that is complete but for what the kernel fills in (sendmmsg(2)), to the destination in its header, waiting for
     * room in the send buffer.
     * <table>
     * <caption>What the kernel does to the IPv4 header (raw(7), ip(7))</caption>
     * <tr><th>field</th><th>on the wire</th></tr>
     * <tr><td>total length</td><td>always the kernel's: the octets sent</td></tr>
     * <tr><td>header checksum</td><td>always the kernel's</td></tr>
     * <tr><td>source</td><td>yours; the kernel's when 0.0.0.0: the control message's, the bound, or the route's</td></tr>
     * <tr><td>identification</td><td>yours; the kernel's when 0</td></tr>
     * <tr><td>all else, options included</td><td>yours</td></tr>
     * </table>
     * <p>In an IPv6 header the kernel fills in nothing: payload length and source are yours too, and so are all checksums.
     *
     * <p>The kernel does not fragment such a packet: one longer than the interface's MTU ends with EMSGSIZE. An IPv4 header length that
     * does not fit the octets ends with EINVAL.
     *
     * @param packet IP header, transport header and data, whose position moves to its limit
     * @return octets sent: all
     * @throws MalformedPacketException if there is no IP header of the channel's family at the buffer's position
     * @throws IllegalArgumentException if it is longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer packet) throws IOException, MalformedPacketException {
        return send(packet, ControlMessage.NONE);
    }

    /**
     * Sends one packet like {@link #send(ByteBuffer)}, with a control message.
     *
     * @param packet IP header, transport header and data, whose position moves to its limit
     * @param control the source, where the IPv4 header says 0.0.0.0; the interface; a destination to send towards instead of the
     *     header's. The rest the header says
     * @return octets sent: all
     * @throws MalformedPacketException if there is no IP header of the channel's family at the buffer's position
     * @throws IllegalArgumentException if it is longer than any packet, or an address in the control message of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer packet, ControlMessage control) throws IOException, MalformedPacketException {
        IpAddress destination = family == Family.IPV4
                ? Ipv4View.of(Arguments.require(packet, "packet")).destination()
                : Ipv6View.of(Arguments.require(packet, "packet")).destination();
        int sent = transmit(Message.of(packet, "packet"), destination, control, Deadline.NEVER);
        packet.position(packet.limit());
        return sent;
    }

    /**
     * Sends a packet, exactly as its headers say, to the destination in its IP header (sendmsg(2)). {@link #send(ByteBuffer)} has what the
     * kernel changes.
     *
     * @param packet a packet whose first header is an {@link Ipv4Header} or {@link Ipv6Header}
     * @return octets sent: all
     * @throws IllegalArgumentException if it begins with another header, or is longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(Packet packet) throws IOException {
        return send(packet, ControlMessage.NONE);
    }

    /**
     * Sends a packet like {@link #send(Packet)}, with a control message.
     *
     * @param packet a packet whose first header is an {@link Ipv4Header} or {@link Ipv6Header}
     * @param control as for {@link #send(ByteBuffer, ControlMessage)}
     * @return octets sent: all
     * @throws IllegalArgumentException if it begins with another header, or is longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(Packet packet, ControlMessage control) throws IOException {
        IpAddress destination = destination(Arguments.require(packet, "packet"));
        return transmit(Message.of(packet), destination, control, Deadline.NEVER);
    }

    /**
     * Sends a header and what belongs behind it, to the destination in the header (sendmmsg(2)). {@link #send(ByteBuffer)} has what
     * the kernel changes.
     *
     * @param header an {@link Ipv4Header} or {@link Ipv6Header}
     * @param payload what stands behind it, whose position moves to its limit
     * @return octets sent: header and payload
     * @throws IllegalArgumentException if the header is not the channel's family's, or they are longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(NetworkHeader header, ByteBuffer payload) throws IOException {
        return send(header, payload, ControlMessage.NONE, Deadline.NEVER);
    }

    /**
     * Sends a header and what belongs behind it, with a control message.
     *
     * @param header an {@link Ipv4Header} or {@link Ipv6Header}
     * @param payload what stands behind it, whose position moves to its limit
     * @param control as for {@link #send(ByteBuffer, ControlMessage)}
     * @return octets sent: header and payload
     * @throws IllegalArgumentException if an address or header is not the channel's family's, or they are longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(NetworkHeader header, ByteBuffer payload, ControlMessage control) throws IOException {
        return send(header, payload, control, Deadline.NEVER);
    }

    /**
     * Sends a header and what belongs behind it, waiting only a while for room.
     *
     * @param header an {@link Ipv4Header} or {@link Ipv6Header}
     * @param payload what stands behind it, whose position moves to its limit
     * @param control as for {@link #send(ByteBuffer, ControlMessage)}
     * @param timeout how long to wait; zero does not wait
     * @return octets sent: header and payload
     * @throws java.net.SocketTimeoutException if there was no room; nothing was sent
     * @throws IllegalArgumentException if an address or header is not the channel's family's, or they are longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(NetworkHeader header, ByteBuffer payload, ControlMessage control, Duration timeout)
            throws IOException {
        return send(header, payload, control, Deadline.after(timeout));
    }

    /**
     * Sends one packet in fragments that fit an MTU, which the kernel does not do where the IP header is yours; in one piece if it fits.
     * An IPv4 identification of 0 is replaced by a random one, or the kernel would give each fragment another.
     *
     * @param packet IP header with its true length, and what stands behind it; the position moves to its limit
     * @param mtu the most octets of a fragment with its IP header, such as {@link Route#pathMtu()}
     * @return octets sent: all fragments with their headers
     * @throws MalformedPacketException if it is no whole packet of the channel's family
     * @throws PacketTooBigException if it does not fit and must not be fragmented; nothing was sent
     * @throws IllegalArgumentException if the MTU is less than the family allows
     * @throws IOException if the kernel refuses; earlier fragments were sent then
     */
    public int sendFragmented(ByteBuffer packet, int mtu)
            throws IOException, MalformedPacketException, PacketTooBigException {
        int sent = 0;
        for (Octets fragment : fragments(packet, mtu)) {
            sent += send(fragment.buffer());
        }
        packet.position(packet.limit());
        return sent;
    }

    private List<Octets> fragments(ByteBuffer packet, int mtu) throws MalformedPacketException, PacketTooBigException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (family == Family.IPV6) {
            return Ipv6Fragmenter.fragment(packet, mtu, random.nextLong(1L << 32));
        }
        ByteBuffer identified =
                ByteBuffer.allocate(packet.remaining()).put(packet.duplicate()).flip();
        Ipv4View header = Ipv4View.of(identified);
        if (header.identification() == 0) {
            header.setIdentification(random.nextInt(1, 1 << 16));
        }
        return Ipv4Fragmenter.fragment(identified, mtu);
    }

    private int send(NetworkHeader header, ByteBuffer payload, ControlMessage control, Deadline deadline)
            throws IOException {
        IpAddress destination = destination(Arguments.require(header, "header"));
        int sent = transmit(Message.of(header, payload), destination, control, deadline);
        payload.position(payload.limit());
        return sent;
    }

    static IpAddress destination(Packet packet) {
        return destination(packet.headers().isEmpty() ? null : packet.headers().get(0));
    }

    private static IpAddress destination(Header header) {
        if (header instanceof Ipv4Header ipv4) {
            return ipv4.destination();
        }
        if (header instanceof Ipv6Header ipv6) {
            return ipv6.destination();
        }
        throw new IllegalArgumentException(
                "the first header must be an Ipv4Header or Ipv6Header, not " + (header == null ? "none" : header));
    }
}
