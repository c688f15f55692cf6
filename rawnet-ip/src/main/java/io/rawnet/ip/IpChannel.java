package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A raw socket whose IP header is yours (raw(7), IP_HDRINCL): what is sent starts with the IP header, what is received too.
 *
 * <p>It receives a copy of each packet of its protocol that comes to this host, reassembled if it came in fragments. What it sends may
 * be of any protocol: the header says which. A channel for {@link IpProtocol#RAW}, which raw(7) calls unable to receive, receives what has
 * that number, 255, in its header: nothing in practice.
 * <pre>{@code
 * try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
 *     ByteBuffer packet = ByteBuffer.allocate(1500);
 *     Ipv4Header header = channel.receive(packet).ipv4Header().orElseThrow();
 *     channel.send(header.toBuilder().source(header.destination()).destination(header.source()).build(), payload);
 * }
 * }</pre>
 */
public final class IpChannel extends InternetChannel {

    private IpChannel(Family family, IpProtocol protocol, Optional<BpfProgram> filter) throws IOException {
        super(requireIpv4(family), SocketType.SOCK_RAW, protocol, filter);
        try {
            socket().setInt(Ipv4Options.IP_HDRINCL, 1);
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    /**
     * {@return a channel for a protocol (socket(2), IP_HDRINCL), which receives from now on}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET}
     * @param protocol the protocol to receive; 0 is refused by the kernel
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW
     */
    public static IpChannel open(ProtocolFamily family, IpProtocol protocol) throws IOException {
        return new IpChannel(Family.of(family), protocol, Optional.empty());
    }

    /**
     * {@return a channel for a protocol that never receives what a filter does not accept (SO_ATTACH_FILTER)}
     *
     * @param family {@link java.net.StandardProtocolFamily#INET}
     * @param protocol the protocol to receive; 0 is refused by the kernel
     * @param filter as for {@link #attachFilter}
     * @throws UnsupportedOperationException if the family is another one
     * @throws IOException if the kernel refuses: EPERM without CAP_NET_RAW, EINVAL for the program
     */
    public static IpChannel open(ProtocolFamily family, IpProtocol protocol, BpfProgram filter) throws IOException {
        return new IpChannel(Family.of(family), protocol, Optional.of(filter));
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
     *
     * <p>The kernel does not fragment such a packet: one longer than the interface's MTU ends with EMSGSIZE. A header length in the
     * packet that does not fit ends with EINVAL.
     *
     * @param packet IP header, transport header and data, whose position moves to its limit
     * @return octets sent: all
     * @throws MalformedPacketException if there is no IPv4 header at the buffer's position
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
     * @param control the source, where the header says 0.0.0.0; the interface; a destination to send towards instead of the header's
     * @return octets sent: all
     * @throws MalformedPacketException if there is no IPv4 header at the buffer's position
     * @throws IllegalArgumentException if it is longer than any packet, or an address in the control message of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(ByteBuffer packet, ControlMessage control) throws IOException, MalformedPacketException {
        Message message = Message.ofThread();
        IpAddress destination = Ipv4View.of(packet).destination();
        message.batch().load(0, sendable(packet));
        int sent = send(message, destination, control, Optional.empty());
        packet.position(packet.limit());
        return sent;
    }

    /**
     * Sends a header and what belongs behind it, to the destination in the header (sendmmsg(2)). The table at {@link #send(ByteBuffer)}
     * tells what the kernel changes.
     *
     * @param header IP header
     * @param payload transport header and data, whose position moves to its limit
     * @return octets sent: header and payload
     * @throws IllegalArgumentException if they are longer than any packet
     * @throws IOException if the kernel refuses
     */
    public int send(Ipv4Header header, ByteBuffer payload) throws IOException {
        return send(header, payload, ControlMessage.NONE, Optional.empty());
    }

    /**
     * Sends a header and what belongs behind it, with a control message.
     *
     * @param header IP header
     * @param payload transport header and data, whose position moves to its limit
     * @param control the source, where the header says 0.0.0.0; the interface; a destination to send towards instead of the header's
     * @return octets sent: header and payload
     * @throws IllegalArgumentException if they are longer than any packet, or an address in the control message of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(Ipv4Header header, ByteBuffer payload, ControlMessage control) throws IOException {
        return send(header, payload, control, Optional.empty());
    }

    /**
     * Sends a header and what belongs behind it, waiting only a while for room.
     *
     * @param header IP header
     * @param payload transport header and data, whose position moves to its limit
     * @param control the source, where the header says 0.0.0.0; the interface; a destination to send towards instead of the header's
     * @param timeout how long to wait; zero does not wait
     * @return octets sent: header and payload
     * @throws java.net.SocketTimeoutException if there was no room; nothing was sent
     * @throws IllegalArgumentException if they are longer than any packet, or an address in the control message of the other family
     * @throws IOException if the kernel refuses
     */
    public int send(Ipv4Header header, ByteBuffer payload, ControlMessage control, Duration timeout)
            throws IOException {
        return send(header, payload, control, Optional.of(timeout));
    }

    private int send(Ipv4Header header, ByteBuffer payload, ControlMessage control, Optional<Duration> timeout)
            throws IOException {
        Message message = Message.ofThread();
        if (header.length() + payload.remaining() > Message.ROOM) {
            throw new IllegalArgumentException("header of " + header.length() + " and payload of " + payload.remaining()
                    + " octets: at most 65535 fit into an IP packet");
        }
        ByteBuffer packet = message.octets();
        header.encode(packet);
        packet.put(payload.duplicate());
        message.batch().load(0, packet.flip());
        int sent = send(message, header.destination(), control, timeout);
        payload.position(payload.limit());
        return sent;
    }

    private int send(Message message, IpAddress destination, ControlMessage control, Optional<Duration> timeout)
            throws IOException {
        message.setDestination(family(), control.destination().orElse(destination));
        message.setControl(family(), control);
        return transmit(message, timeout);
    }

    private static Family requireIpv4(Family family) {
        if (family != Family.IPV4) {
            throw new UnsupportedOperationException("family " + family.protocolFamily() + ": must be INET");
        }
        return family;
    }

    @Override
    void prepare(MessageBatch batch, ByteBuffer into) {
        batch.prepare(0, into);
    }

    @Override
    Optional<Reception> complete(MessageBatch batch, ByteBuffer into) {
        int start = into.position();
        int length = batch.length(0);
        int written = batch.unload(0, into);
        ControlMessage control = ControlReader.read(family(), batch, 0);
        Optional<Ipv4Header> header =
                header(into.duplicate().limit(into.position()).position(start));
        return Optional.of(new Reception(
                source(batch),
                header.map(NetworkHeader.class::cast),
                header.map(told -> HeaderControl.of(told, control)).orElse(control),
                length,
                written < length));
    }

    private static Optional<Ipv4Header> header(ByteBuffer packet) {
        try {
            return Optional.of(Ipv4Header.decode(packet));
        } catch (MalformedPacketException truncated) {
            return Optional.empty();
        }
    }
}
