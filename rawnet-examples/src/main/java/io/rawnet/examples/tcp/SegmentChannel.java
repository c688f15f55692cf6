package io.rawnet.examples.tcp;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Optional;

/** Sends and receives the segments between one port of ours and one of a peer's; all other TCP of this host passes by. */
final class SegmentChannel implements Closeable {
    private final TransportChannel channel;
    private final IpAddress localAddress;
    private final IpAddress peer;
    private final PseudoHeader incoming;
    private final int remotePort;
    private int localPort;

    private SegmentChannel(TransportChannel channel, IpAddress peer, int remotePort) throws IOException {
        this.channel = channel;
        this.peer = peer;
        this.remotePort = remotePort;
        channel.connect(peer);
        localAddress = channel.localAddress();
        incoming = pseudoHeader(peer, localAddress);
    }

    static SegmentChannel open(IpAddress peer, int remotePort) throws IOException {
        TransportChannel channel = TransportChannel.open(
                peer instanceof Ipv4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6,
                IpProtocol.TCP);
        try {
            return new SegmentChannel(channel, peer, remotePort);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** {@return the address that the route to the peer gives us} */
    IpAddress localAddress() {
        return localAddress;
    }

    void setLocalPort(int port) {
        localPort = port;
    }

    /** {@return the segment that was sent: the given one with its ports and checksum} */
    Segment send(TcpHeader header, Octets payload) throws IOException {
        TcpHeader ours = header.toBuilder()
                .sourcePort(localPort)
                .destinationPort(remotePort)
                .build();
        Packet packet = Packet.of(ours).withPayload(payload).completed(localAddress, peer);
        channel.send(packet);
        return segment(packet).orElseThrow();
    }

    /** {@return the next segment for us; empty when the time is over} What is damaged or for another port is passed over. */
    Optional<Segment> receive(Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                Optional<Segment> segment = segment(channel.receive(left).packet());
                if (segment.filter(this::isOurs).isPresent()) {
                    return segment;
                }
            }
        } catch (SocketTimeoutException over) {
            return Optional.empty();
        }
    }

    /** {@return a packet as a segment; empty if it is none} */
    private static Optional<Segment> segment(Packet packet) {
        return packet.header(TcpHeader.class).map(header -> new Segment(header, packet.payload()));
    }

    private boolean isOurs(Segment segment) {
        TcpHeader header = segment.header();
        return header.sourcePort() == remotePort && header.destinationPort() == localPort && isIntact(segment);
    }

    /** A checksum is right, or it was left to a network card that this segment, sent on the same machine, never came to. */
    private boolean isIntact(Segment segment) {
        TcpHeader header = segment.header();
        int octets = header.length() + segment.payload().size();
        int expected = header.withChecksum(incoming, segment.payload().buffer()).checksum();
        int pseudoHeaderOnly = ~InternetChecksum.finish(incoming.sum(IpProtocol.TCP.number(), octets)) & 0xFFFF;
        return header.checksum() == expected || header.checksum() == pseudoHeaderOnly;
    }

    private static PseudoHeader pseudoHeader(IpAddress source, IpAddress destination) {
        return source instanceof Ipv4Address ipv4
                ? new Ipv4PseudoHeader(ipv4, (Ipv4Address) destination)
                : new Ipv6PseudoHeader((Ipv6Address) source, (Ipv6Address) destination);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
