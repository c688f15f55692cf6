package io.rawnet.examples.facts;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimestamp;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.IcmpFilter;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;

/** What is said about raw sockets beside the kernel's own TCP, UDP and ICMP. */
final class StackFacts {
    private static final int HTTP = 80;
    private static final int EPHEMERAL = 0xaa47;
    /** Octets behind the IP header that an ICMP error must quote for the kernel to look for the socket it is about. */
    private static final int QUOTED = 8;

    private StackFacts() {}

    static List<KernelFact> all() {
        return List.of(
                new KernelFact(
                        "The kernel handles a packet even if a raw socket has received it.",
                        Source.ARTICLE_4,
                        StackFacts::kernelAnswersToo),
                new KernelFact("TCP and UDP are delivered to raw sockets too.", Source.RAW_7, StackFacts::tcpAndUdp),
                new KernelFact(
                        "ICMP requests that the kernel answers itself are not delivered to raw sockets.",
                        Source.UNP_28,
                        StackFacts::requestsAreDelivered),
                new KernelFact(
                        "The kernel answers the SYN+ACK to a SYN from a raw socket with RST.",
                        Source.ARTICLE_4,
                        StackFacts::reset),
                new KernelFact(
                        "A listening socket with a TCP-MD5 key of every peer keeps the kernel from sending that RST.",
                        Source.RAWNET,
                        StackFacts::noResetUnderGuard),
                new KernelFact("ICMP_FILTER blocks no type at first.", Source.RAW_7, StackFacts::filterIsOpen),
                new KernelFact("ICMP_FILTER has a bit for each ICMP type.", Source.RAW_7, StackFacts::filterOfLowTypes),
                new KernelFact(
                        "An error from the network is passed to connected sockets, not to others.",
                        Source.RAW_7,
                        StackFacts::errorsWhenConnected),
                new KernelFact(
                        "Of these errors a connected socket gets only EMSGSIZE and EPROTO.",
                        Source.RAW_7,
                        StackFacts::protocolUnreachable));
    }

    private static Packet packet(IcmpHeader message) {
        return Packet.of(message).completed();
    }

    private static Finding kernelAnswersToo(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(IpProtocol.ICMP);
                TransportChannel channel = bench.open(IpProtocol.ICMP)) {
            channel.send(packet(IcmpHeader.echoRequest(1, 1)), bench.peerAddress());
            boolean received = isEcho(bench.soon(peer), false);
            return Finding.supportedBy(
                    received && isEcho(bench.soon(channel), true),
                    "the peer's raw socket gets the echo request, and the peer's kernel answers it");
        }
    }

    private static boolean isEcho(Optional<Packet> packet, boolean reply) {
        return packet.flatMap(message -> message.header(IcmpHeader.class))
                .filter(icmp -> icmp.type() == (reply ? IcmpHeader.ECHO_REPLY : IcmpHeader.ECHO_REQUEST))
                .isPresent();
    }

    private static Finding tcpAndUdp(Bench bench) throws Exception {
        try (TransportChannel tcp = bench.openAtPeer(IpProtocol.TCP);
                TransportChannel udp = bench.openAtPeer(IpProtocol.UDP)) {
            try (TransportChannel channel = bench.open(IpProtocol.TCP)) {
                channel.send(syn(bench, EPHEMERAL, HTTP), bench.peerAddress());
            }
            try (TransportChannel channel = bench.open(IpProtocol.UDP)) {
                Packet datagram = Packet.of(UdpHeader.of(1000, 2000));
                channel.send(channel.completed(datagram, bench.peerAddress()), bench.peerAddress());
            }
            return Finding.supportedBy(
                    bench.soon(tcp).isPresent() && bench.soon(udp).isPresent(),
                    "a SYN and a datagram arrive at raw sockets, ports nobody listens on included");
        }
    }

    private static Finding requestsAreDelivered(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(IpProtocol.ICMP);
                TransportChannel channel = bench.open(IpProtocol.ICMP)) {
            channel.send(packet(IcmpHeader.echoRequest(1, 1)), bench.peerAddress());
            channel.send(packet(IcmpHeader.timestampRequest(1, 1, 0)), bench.peerAddress());
            boolean echo = isEcho(bench.soon(peer), false);
            Optional<Packet> timestamp = bench.soon(peer);
            return Finding.contradictedBy(
                    echo
                            && timestamp
                                    .flatMap(packet -> packet.header(IcmpMessage.class)
                                            .flatMap(icmp -> icmp.body(IcmpTimestamp.class)))
                                    .isPresent(),
                    "echo and timestamp requests are delivered like any other type");
        }
    }

    private static Packet syn(Bench bench, int sourcePort, int destinationPort) {
        return Packet.of(TcpHeader.builder()
                        .sourcePort(sourcePort)
                        .destinationPort(destinationPort)
                        .sequenceNumber(1)
                        .controlBits(TcpHeader.SYN)
                        .window(1000)
                        .build())
                .completed(bench.localAddress(), bench.peerAddress());
    }

    /** Sends a SYN by hand and tells whether a SYN+ACK came, and whether the peer got a reset for it. */
    private static Handshake begin(Bench bench, int sourcePort) throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(bench.peer().ipv4Address(), 0);
        try (ServerSocketChannel server =
                        bench.peer().call(() -> ServerSocketChannel.open().bind(anyPort));
                TransportChannel peer = bench.openAtPeer(IpProtocol.TCP);
                TransportChannel channel = bench.open(IpProtocol.TCP)) {
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            channel.send(syn(bench, sourcePort, port), bench.peerAddress());
            boolean accepted = has(bench.next(channel).packet(), TcpHeader.SYN | TcpHeader.ACK);
            boolean reset = false;
            Optional<Packet> next = bench.soon(peer);
            while (next.isPresent() && !reset) {
                reset = has(next.get(), TcpHeader.RST);
                next = bench.soon(peer);
            }
            return new Handshake(accepted, reset);
        }
    }

    private static boolean has(Packet segment, int controlBits) {
        return segment.header(TcpHeader.class)
                .filter(tcp -> tcp.has(controlBits))
                .isPresent();
    }

    private static Finding reset(Bench bench) throws Exception {
        Handshake handshake = begin(bench, EPHEMERAL);
        return Finding.supportedBy(
                handshake.accepted() && handshake.reset(),
                "the peer gets RST after its SYN+ACK: the kernel knows no such connection");
    }

    private static Finding noResetUnderGuard(Bench bench) throws Exception {
        try (TcpPortGuard guard = bench.local().callUnprivileged(() -> TcpPortGuard.open(bench.localAddress(), 0))) {
            Handshake handshake = begin(bench, guard.port());
            return Finding.supportedBy(
                    guard.method() == TcpPortGuard.Method.MD5_KEY && handshake.accepted() && !handshake.reset(),
                    "the raw socket gets the SYN+ACK, and the peer gets no RST;"
                            + " that needs neither a firewall rule nor a privilege");
        }
    }

    private static Finding filterIsOpen(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(IpProtocol.ICMP)) {
            boolean open = channel.getOption(RawSocketOptions.ICMP_FILTER).equals(IcmpFilter.acceptAll());
            channel.setOption(
                    RawSocketOptions.ICMP_FILTER, IcmpFilter.acceptAll().blocking(8));
            channel.send(packet(IcmpHeader.echoRequest(1, 1)), Ipv4Address.LOOPBACK);
            return Finding.supportedBy(
                    open && isEcho(bench.soon(channel), true),
                    "it reads 0; with the bit of type 8 set, echo requests are not received and replies are");
        }
    }

    private static Finding filterOfLowTypes(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(IpProtocol.ICMP)) {
            channel.setOption(RawSocketOptions.ICMP_FILTER, IcmpFilter.blockAll());
            channel.send(packet(IcmpHeader.echoRequest(1, 1)), Ipv4Address.LOOPBACK);
            boolean blocked = bench.soon(channel).isEmpty();
            channel.send(packet(IcmpHeader.extendedEchoRequest(1, 1)), Ipv4Address.LOOPBACK);
            return Finding.limitedBy(
                    blocked && bench.soon(channel).isPresent(),
                    "it has one for types 0 to 31; higher ones, such as extended echo (42), pass whatever it says");
        }
    }

    private static Finding errorsWhenConnected(Bench bench) throws Exception {
        try (TransportChannel unconnected = bench.open(Bench.OURS);
                TransportChannel connected = bench.open(Bench.OURS)) {
            unconnected.send(Bench.payload(QUOTED), bench.peerAddress());
            boolean untold = bench.soon(unconnected).isEmpty();
            connected.connect(bench.peerAddress());
            connected.send(Bench.payload(QUOTED));
            return Finding.supportedBy(
                    untold && Bench.refusal(() -> bench.soon(connected)).isPresent(),
                    "the peer answers protocol unreachable; the connected socket's next call fails, the other's does not");
        }
    }

    private static Finding protocolUnreachable(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS)) {
            channel.connect(bench.peerAddress());
            channel.send(Bench.payload(QUOTED));
            return Finding.contradictedBy(
                    Bench.refuses("ENOPROTOOPT", () -> bench.soon(channel)),
                    "it gets ENOPROTOOPT when the peer does not know the protocol");
        }
    }

    /** How a handshake by hand went. */
    private record Handshake(boolean accepted, boolean reset) {}
}
