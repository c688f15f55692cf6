package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.SocketKind;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A UDP socket (udp(7): AF_INET or AF_INET6, SOCK_DGRAM): the payload of a datagram is yours, the kernel writes the UDP and the IP header.
 * It needs no privilege.
 *
 * <p>It is not raw: it receives what is sent to its own port, and no other program does. The JDK's {@link java.nio.channels.DatagramChannel}
 * sends and receives the same datagrams. This channel has what that one does not: the {@linkplain #receiveError() errors} that its datagrams
 * caused on their way, a hop limit and a traffic class for each of them, what came with each one received, the kernel's times of sending and
 * receiving, filters and batches. With these an ordinary user traces a route:
 * <pre>{@code
 * try (UdpChannel channel = UdpChannel.open(StandardProtocolFamily.INET)) {
 *     channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
 *     channel.send(payload, new InetSocketAddress(host, 33_434), ControlMessage.NONE.withHopLimit(1));
 *     ReceivedError error = channel.receiveError(Duration.ofSeconds(5));
 *     System.out.println(error.offender() + ": type " + error.icmpType());
 * }
 * }</pre>
 *
 * <p>A channel over IPv6 is for IPv6 alone (IPV6_V6ONLY). The interface of a link-local address is its scope: {@link
 * java.net.Inet6Address#getScopeId()}. Filters see each datagram from its UDP header on.
 */
public final class UdpChannel extends InternetChannel<UdpChannel> {

    private UdpChannel(ChannelSocket socket, Family family) {
        super(socket, family, IpProtocol.UDP, HeaderOnReceive.NO_TRANSPORT_HEADER, List.of());
    }

    private static UdpChannel open(Family family, BpfProgram filter) throws IOException {
        List<KernelOption> options = family == Family.IPV6 ? List.of(Ipv6Options.IPV6_V6ONLY) : List.of();
        return new UdpChannel(openSocket(family, SocketType.SOCK_DGRAM, IpProtocol.UDP, filter, options), family);
    }

    /**
     * {@return a channel without a port (socket(2))} It gets one when it is bound or connected, or sends; it receives from then on.
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses
     */
    public static UdpChannel open(ProtocolFamily family) throws IOException {
        return open(Family.of(family), null);
    }

    /**
     * {@return a channel that never receives what a filter does not accept (socket(2), SO_ATTACH_FILTER)}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET} or {@code INET6}
     * @param filter as for {@link #attachFilter(BpfProgram)}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EINVAL for the program
     */
    public static UdpChannel open(ProtocolFamily family, BpfProgram filter) throws IOException {
        return open(Family.of(family), Arguments.require(filter, "filter"));
    }

    /**
     * Binds to an address of this host and a port (bind(2)).
     *
     * @param local an address of this host, or a multicast group, or the unspecified address for all; port 0 for a free one
     * @return this channel
     * @throws java.net.BindException if the address is not of this host, or the port taken
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses: EACCES for a port below 1024 without CAP_NET_BIND_SERVICE
     */
    public UdpChannel bind(InetSocketAddress local) throws IOException {
        Endpoint endpoint = Endpoint.of(local, "local");
        family.call(
                socket.settings(), "bind", endpoint.address(), endpoint.port(), endpoint.scope(), SocketCalls::bind);
        return this;
    }

    /**
     * Connects to a port of a peer (connect(2)): only datagrams from there, and errors of datagrams that went there, are received then, and
     * {@code send} without a destination sends there. Nothing goes over the network. A channel that is not bound gets the local address that
     * the route prefers, and a free port.
     *
     * <p>{@link #connect(IpAddress)} leaves the peer's port open: datagrams from each of its ports are received then.
     *
     * @param peer address and port of the peer
     * @return this channel
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IllegalArgumentException if it is of the other family, or the port is 0
     * @throws IOException if the kernel refuses
     */
    public UdpChannel connect(InetSocketAddress peer) throws IOException {
        Endpoint endpoint = Endpoint.of(peer, "peer").requirePort();
        return connect(endpoint.address(), endpoint.port(), endpoint.scope());
    }

    /**
     * {@return the port it is bound to (getsockname(2)), 1 to 65535; empty as long as it has none}
     *
     * @throws IOException if the kernel refuses
     */
    public OptionalInt localPort() throws IOException {
        int port = family.localPort(socket.settings());
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    @Override
    protected Optional<SocketKind> socketKind() {
        return family.socketKind(SocketType.SOCK_DGRAM);
    }

    /**
     * Sends to the connected peer; see {@link #send(ByteBuffer, InetSocketAddress, ControlMessage)}.
     *
     * @param payload the payload
     * @return octets sent: all
     * @throws IllegalStateException if the channel is connected to a peer, but to no port of it
     * @throws IOException if the channel is not connected, or the kernel refuses
     */
    public int send(ByteBuffer payload) throws IOException {
        if (isPeerWithoutPort()) {
            throw new IllegalStateException(
                    "the channel is connected to a host and to no port of it: give the destination");
        }
        return send(payload, null, 0, ControlMessage.NONE, Deadline.NEVER);
    }

    /**
     * Sends to a destination; see {@link #send(ByteBuffer, InetSocketAddress, ControlMessage)}.
     *
     * @param payload the payload
     * @param destination where to
     * @return octets sent: all
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, InetSocketAddress destination) throws IOException {
        return send(payload, destination, ControlMessage.NONE);
    }

    /**
     * Sends one datagram (sendmmsg(2)), waiting for room in the send buffer. The kernel writes the UDP header with its checksum, and the IP
     * header as for {@link TransportChannel#send(ByteBuffer, IpAddress, ControlMessage)}. It sends in fragments what is longer than the MTU
     * unless path-MTU discovery forbids it.
     *
     * @param payload the payload, at most 65,507 octets, over IPv6 65,527; its position moves to its limit
     * @param destination where to; a channel that is connected sends there too
     * @param control what differs from the channel's options for this datagram
     * @return octets sent: all
     * @throws IllegalArgumentException if an address is of the other family or has no port, or the payload is longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, InetSocketAddress destination, ControlMessage control) throws IOException {
        return send(payload, destination, control, Deadline.NEVER);
    }

    /**
     * Sends one datagram like {@link #send(ByteBuffer, InetSocketAddress, ControlMessage)}, waiting only a while for room.
     *
     * @param payload the payload, whose position moves to its limit
     * @param destination where to
     * @param control what differs from the channel's options for this datagram
     * @param timeout how long to wait; zero does not wait
     * @return octets sent: all
     * @throws java.net.SocketTimeoutException if there was no room; nothing was sent
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer payload, InetSocketAddress destination, ControlMessage control, Duration timeout)
            throws IOException {
        return send(payload, destination, control, Deadline.after(timeout));
    }

    private int send(ByteBuffer payload, InetSocketAddress destination, ControlMessage control, Deadline deadline)
            throws IOException {
        Endpoint endpoint = Endpoint.of(destination, "destination").requirePort();
        return send(payload, endpoint.address(), endpoint.port(), endpoint.scoped(control), deadline);
    }

    private int send(ByteBuffer payload, IpAddress destination, int port, ControlMessage control, Deadline deadline)
            throws IOException {
        int sent = transmit(Message.of(payload, "payload"), destination, port, control, deadline);
        payload.position(payload.limit());
        return sent;
    }
}
