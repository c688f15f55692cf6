package io.rawnet.examples.facts;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.PathMtuDiscovery;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is said about sending while the kernel writes the IP header. */
final class SendingFacts {
    private static final int LONG = 3000;

    private SendingFacts() {}

    static List<KernelFact> all() {
        return List.of(
                new KernelFact(
                        "Without IP_HDRINCL, a packet longer than the MTU is sent in fragments.",
                        Source.ARTICLE_4,
                        SendingFacts::fragments),
                new KernelFact(
                        "By default, a write longer than the path MTU is refused with EMSGSIZE.",
                        Source.RAW_7,
                        SendingFacts::defaultDiscovery),
                new KernelFact(
                        "The IP header carries the protocol that the socket was opened for.",
                        Source.RAW_7,
                        SendingFacts::protocol),
                new KernelFact(
                        "Time to live, type of service and IP options can be set with socket options.",
                        Source.RAW_7,
                        SendingFacts::options),
                new KernelFact(
                        "A TCP checksum of 0 is filled in by the kernel.", Source.ARTICLE_3, SendingFacts::tcpChecksum),
                new KernelFact(
                        "The checksum of ICMPv6 is computed by the kernel.",
                        Source.RFC_3542,
                        SendingFacts::icmpv6Checksum),
                new KernelFact(
                        "If the socket is not bound, the source is the address of the outgoing interface.",
                        Source.ARTICLE_5,
                        SendingFacts::sourceOfTheRoute),
                new KernelFact(
                        "bind(2) sets the source address of what is sent.",
                        Source.ARTICLE_5,
                        SendingFacts::bindSetsSource),
                new KernelFact(
                        "connect(2) lets write(2) and send(2) do without a destination.",
                        Source.ARTICLE_5,
                        SendingFacts::connectSetsDestination),
                new KernelFact(
                        "connect(2) makes the three-way handshake of TCP.",
                        Source.ARTICLE_5,
                        SendingFacts::connectIsSilent),
                new KernelFact(
                        "Sending to a broadcast address without SO_BROADCAST ends with EACCES.",
                        Source.RAW_7,
                        SendingFacts::broadcast));
    }

    private static Finding fragments(Bench bench) throws Exception {
        try (LinkChannel tap = bench.tapAtPeer(LinkMode.DGRAM, EtherType.IPV4);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(LONG), bench.peerAddress());
            int fragments = 0;
            for (Optional<Packet> packet = bench.soon(tap); packet.isPresent(); packet = bench.soon(tap)) {
                fragments += packet.get()
                                .header(Ipv4Header.class)
                                .filter(Ipv4Header::isFragment)
                                .isPresent()
                        ? 1
                        : 0;
            }
            return Finding.supportedBy(fragments == 3, "3000 octets cross the cable as three fragments");
        }
    }

    private static Finding defaultDiscovery(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS)) {
            boolean sentByDefault = channel.getOption(RawSocketOptions.PATH_MTU_DISCOVERY) == PathMtuDiscovery.WANT
                    && Bench.refusal(() -> channel.send(Bench.payload(LONG), bench.peerAddress()))
                            .isEmpty();
            channel.setOption(RawSocketOptions.PATH_MTU_DISCOVERY, PathMtuDiscovery.DO);
            return Finding.limitedBy(
                    sentByDefault
                            && Bench.refuses("EMSGSIZE", () -> channel.send(Bench.payload(LONG), bench.peerAddress())),
                    "by default (IP_PMTUDISC_WANT) it is sent in fragments; with IP_PMTUDISC_DO it ends with EMSGSIZE");
        }
    }

    private static Finding protocol(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(1), bench.peerAddress());
            return Finding.supportedBy(
                    bench.nextHeader(peer).protocol().equals(Bench.OURS),
                    "a socket for protocol 253 sends protocol 253");
        }
    }

    private static Finding options(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            Octets routerAlert = Octets.hex("94040000");
            channel.setOption(RawSocketOptions.HOP_LIMIT, 9);
            channel.setOption(StandardSocketOptions.IP_TOS, 0x28);
            channel.setOption(RawSocketOptions.IPV4_OPTIONS, routerAlert);
            channel.send(Bench.payload(1), bench.peerAddress());
            Ipv4Header header = bench.nextHeader(peer);
            return Finding.supportedBy(
                    header.timeToLive() == 9
                            && header.dscp() << 2 == 0x28
                            && header.options().octets().equals(routerAlert),
                    "IP_TTL, IP_TOS and IP_OPTIONS are in the header that arrives");
        }
    }

    private static Finding tcpChecksum(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(IpProtocol.TCP);
                TransportChannel channel = bench.open(IpProtocol.TCP)) {
            TcpHeader syn = TcpHeader.builder()
                    .sourcePort(0xaa47)
                    .destinationPort(80)
                    .controlBits(TcpHeader.SYN)
                    .build();
            channel.send(Packet.of(syn), bench.peerAddress());
            TcpHeader received =
                    bench.next(peer).packet().header(TcpHeader.class).orElseThrow();
            return Finding.contradictedBy(
                    received.checksum() == 0, "0 arrives as 0: everything behind the IP header is the program's");
        }
    }

    private static Finding icmpv6Checksum(Bench bench) throws Exception {
        try (TransportChannel channel = bench.openIpv6(IpProtocol.ICMPV6)) {
            Packet request = Packet.of(Icmpv6Header.echoRequest(1, 1));
            return Finding.supportedBy(
                    channel.exchange(request, bench.peerIpv6Address(), Duration.ofSeconds(3))
                            .isPresent(),
                    "an echo request with checksum 0 is answered");
        }
    }

    private static Finding sourceOfTheRoute(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(1), bench.peerAddress());
            return Finding.supportedBy(
                    bench.next(peer).metadata().source().equals(bench.localAddress()),
                    "the packet comes from the address of the interface that leads to the peer");
        }
    }

    private static Finding bindSetsSource(Bench bench) throws Exception {
        Ipv4Address another = Ipv4Address.of("127.0.0.2");
        try (TransportChannel receiver = bench.open(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.bind(another);
            channel.send(Bench.payload(1), Ipv4Address.LOOPBACK);
            return Finding.supportedBy(
                    bench.next(receiver).metadata().source().equals(another),
                    "bound to 127.0.0.2, what it sends to 127.0.0.1 comes from there");
        }
    }

    private static Finding connectSetsDestination(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            boolean refused = Bench.refuses("EDESTADDRREQ", () -> channel.send(Bench.payload(1)));
            channel.connect(bench.peerAddress());
            channel.send(Bench.payload(1));
            return Finding.supportedBy(
                    refused && bench.soon(peer).isPresent(),
                    "before connect(2) it ends with EDESTADDRREQ, after it the packet arrives");
        }
    }

    private static Finding connectIsSilent(Bench bench) throws Exception {
        try (LinkChannel tap = bench.tapAtPeer(LinkMode.DGRAM, EtherType.IPV4);
                TransportChannel channel = bench.open(IpProtocol.TCP)) {
            channel.connect(bench.peerAddress());
            return Finding.contradictedBy(
                    bench.soon(tap).isEmpty(),
                    "on a raw socket nothing goes over the network, not even for protocol TCP");
        }
    }

    private static Finding broadcast(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS)) {
            boolean refused =
                    Bench.refuses("EACCES", () -> channel.send(Bench.payload(1), Ipv4Address.of("10.0.0.255")));
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            return Finding.supportedBy(
                    refused
                            && Bench.refusal(() -> channel.send(Bench.payload(1), Ipv4Address.of("10.0.0.255")))
                                    .isEmpty(),
                    "10.0.0.255 ends with EACCES, and with SO_BROADCAST the packet is sent");
        }
    }
}
