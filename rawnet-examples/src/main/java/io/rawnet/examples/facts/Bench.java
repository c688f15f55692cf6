package io.rawnet.examples.facts;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4HeaderBuilder;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** This host, a peer, the cable between them, and what to measure with. */
final class Bench {
    /** A protocol that no kernel answers (RFC 3692). */
    static final IpProtocol OURS = IpProtocol.EXPERIMENTAL_1;

    /** Another one. */
    static final IpProtocol OTHER = IpProtocol.EXPERIMENTAL_2;

    /** The interface's longest packet in octets. */
    static final int MTU = 1500;

    /** How long to wait for a packet that should come. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long to wait for a packet that should not come. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final PrivateNetwork network;

    Bench(PrivateNetwork network) {
        this.network = network;
    }

    Host local() {
        return network.local();
    }

    Host peer() {
        return network.peer();
    }

    Ipv4Address localAddress() {
        return Ipv4Address.of(local().ipv4Address());
    }

    Ipv4Address peerAddress() {
        return Ipv4Address.of(peer().ipv4Address());
    }

    Ipv6Address peerIpv6Address() {
        return Ipv6Address.of(peer().ipv6Address());
    }

    TransportChannel open(IpProtocol protocol) throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, protocol);
    }

    TransportChannel openIpv6(IpProtocol protocol) throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET6, protocol);
    }

    IpChannel openWithHeader(IpProtocol protocol) throws IOException {
        return IpChannel.open(StandardProtocolFamily.INET, protocol);
    }

    /** {@return a channel of the peer} */
    TransportChannel openAtPeer(IpProtocol protocol) throws Exception {
        return peer().call(() -> open(protocol));
    }

    /** {@return a channel of the peer's link layer, which receives from now on} */
    LinkChannel tapAtPeer(LinkMode mode, EtherType protocol) throws Exception {
        return peer().call(() -> LinkChannel.open(mode).bind(peer().interfaceIndex(), protocol));
    }

    /** {@return the beginning of a header for the peer} */
    Ipv4HeaderBuilder headerForPeer() {
        return Ipv4Header.builder().protocol(OURS).destination(peerAddress());
    }

    /** {@return a buffer of zeros} */
    static ByteBuffer payload(int length) {
        return ByteBuffer.allocate(length);
    }

    /**
     * {@return the next packet}
     *
     * @throws SocketTimeoutException if none comes
     */
    Arrival<ReceivedPacket> next(InternetChannel<?> channel) throws IOException {
        return channel.receive(PATIENCE);
    }

    /** {@return the header of the next packet} */
    Ipv4Header nextHeader(InternetChannel<?> channel) throws IOException {
        return next(channel).metadata().ipv4Header().orElseThrow();
    }

    /** {@return the next packet, if one comes within a moment} */
    Optional<Packet> soon(InternetChannel<?> channel) throws IOException {
        try {
            return Optional.of(channel.receive(MOMENT).packet());
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        }
    }

    /** {@return the next frame, if one comes within a moment} */
    Optional<Packet> soon(LinkChannel tap) throws IOException {
        try {
            return Optional.of(tap.receive(MOMENT).packet());
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        }
    }

    /** {@return whether an attempt is refused with an error} */
    static boolean refuses(String error, Attempt attempt) throws Exception {
        return refusal(attempt).filter(error::equals).isPresent();
    }

    /** {@return the name of the kernel's error for an attempt, if it refuses} */
    static Optional<String> refusal(Attempt attempt) throws Exception {
        try {
            attempt.make();
            return Optional.empty();
        } catch (IOException refusal) {
            SystemCallException reason = SystemCallException.in(refusal).orElseThrow(() -> refusal);
            return Optional.of(reason.errno().name());
        }
    }

    /** Something that the kernel may refuse. */
    @FunctionalInterface
    interface Attempt {
        /** Makes it. */
        void make() throws Exception;
    }
}
