package io.rawnet.examples.tcp;

import io.rawnet.channel.Poller;
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
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.IcmpErrorText;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Sends and receives the segments between one port of ours and one of a peer's; all other TCP of this host passes by. */
final class SegmentChannel implements Closeable {
    private final TransportChannel channel;
    private final IpAddress localAddress;
    private final IpAddress peer;
    private final PseudoHeader incoming;
    private final int remotePort;
    private final Poller poller;
    private int localPort;
    private Packet latest = Packet.of();
    private Optional<IOException> failure = Optional.empty();

    private SegmentChannel(TransportChannel channel, IpAddress peer, int interfaceIndex, int remotePort)
            throws IOException {
        this.channel = channel;
        this.peer = peer;
        this.remotePort = remotePort;
        channel.connect(peer, interfaceIndex);
        channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
        localAddress = channel.localAddress();
        incoming = pseudoHeader(peer, localAddress);
        poller = ProbeChannels.poller(channel);
    }

    static SegmentChannel open(IpAddress peer, int interfaceIndex, int remotePort) throws IOException {
        TransportChannel channel = TransportChannel.open(
                peer instanceof Ipv4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6,
                IpProtocol.TCP);
        try {
            return new SegmentChannel(channel, peer, interfaceIndex, remotePort);
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
        latest = packet.behind(IpProtocol.TCP, localAddress, peer);
        channel.send(packet);
        return segment(packet).orElseThrow();
    }

    /**
     * {@return the next segment for us; empty when the time is over, after an ICMP error, and when {@link #wakeUp} was called} What is damaged or
     * for another port is passed over.
     */
    Optional<Segment> receive(Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        boolean woken = false;
        while (true) {
            // what is there by then is not too late, even if this thread looks later
            boolean late = end - System.nanoTime() <= 0;
            takeErrors();
            Optional<Segment> segment = next();
            if (segment.isPresent() || failure.isPresent() || woken || late) {
                return segment;
            }
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            woken = poller.select(key -> {}, left) == 0;
        }
    }

    /** {@return the first segment for us that is there already; empty if there is none among a few} */
    private Optional<Segment> next() throws IOException {
        AtomicReference<Segment> found = new AtomicReference<>();
        Arrivals.take(
                () -> found.get() == null ? channel.tryReceive() : Optional.empty(),
                arrival -> segment(arrival.packet()).filter(this::isOurs).ifPresent(found::set));
        return Optional.ofNullable(found.get());
    }

    private void takeErrors() throws IOException {
        Arrivals.take(channel::tryReceiveError, error -> {
            if (error.icmpType().isPresent()
                    && channel.icmpMessage(error, latest).answers(latest)) {
                failure = Optional.of(failure(error));
            }
        });
    }

    private IOException failure(ReceivedError error) {
        String message = peer + " port " + remotePort + ": " + error.errno().description() + ": "
                + IcmpErrorText.of(error) + ", says " + error.offender().orElse(localAddress);
        return error.errno().equals(Errno.ECONNREFUSED)
                ? new ConnectException(message)
                : new NoRouteToHostException(message);
    }

    /** {@return what an ICMP error said of the latest segment; empty if there was none} */
    Optional<IOException> failure() {
        return failure;
    }

    /** Ends a {@link #receive} of another thread that waits, or the next one. */
    void wakeUp() {
        poller.wakeup();
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
        try (channel) {
            poller.close();
        }
    }
}
