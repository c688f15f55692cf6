package io.rawnet.examples.facts;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.util.List;

/** What is said about which packets a socket receives, and what of them. */
final class ReceivingFacts {
    private static final Ipv4Address SECOND = Ipv4Address.of("127.0.0.2");

    private ReceivingFacts() {}

    static List<KernelFact> all() {
        return List.of(
                new KernelFact(
                        "What is received always starts with the IP header.",
                        Source.RAW_7,
                        ReceivingFacts::headerIncluded),
                new KernelFact(
                        "Each raw socket of the protocol gets a copy of a packet.",
                        Source.ARTICLE_4,
                        ReceivingFacts::copies),
                new KernelFact(
                        "A raw socket also receives what this host itself sends.",
                        Source.ARTICLE_2,
                        ReceivingFacts::ownPackets),
                new KernelFact(
                        "A socket that is not bound receives all packets of its protocol.",
                        Source.RAW_7,
                        ReceivingFacts::unbound),
                new KernelFact(
                        "A socket that is bound receives only what is sent to its address.",
                        Source.ARTICLE_4,
                        ReceivingFacts::bound),
                new KernelFact(
                        "A socket that is connected receives only what comes from its peer.",
                        Source.ARTICLE_4,
                        ReceivingFacts::connected),
                new KernelFact(
                        "A socket that is bound to an interface receives only what comes in through it.",
                        Source.ARTICLE_4,
                        ReceivingFacts::boundToInterface),
                new KernelFact(
                        "Raw sockets receive whole packets, packet sockets receive fragments.",
                        Source.RAW_7,
                        ReceivingFacts::reassembled),
                new KernelFact(
                        "A packet socket receives the link header with SOCK_RAW, and not with SOCK_DGRAM.",
                        Source.ARTICLE_5,
                        ReceivingFacts::linkHeader),
                new KernelFact(
                        "A packet socket for ETH_P_IP|ETH_P_ARP|ETH_P_ALL receives these protocols.",
                        Source.ARTICLE_5,
                        ReceivingFacts::joinedEtherTypes));
    }

    private static Finding headerIncluded(Bench bench) throws Exception {
        try (TransportChannel overIpv4 = bench.open(Bench.OURS);
                TransportChannel overIpv6 = bench.openIpv6(Bench.OURS)) {
            overIpv4.send(Bench.payload(1), Ipv4Address.LOOPBACK);
            overIpv6.send(Bench.payload(1), Ipv6Address.LOOPBACK);
            return Finding.limitedBy(
                    bench.next(overIpv4).metadata().header().isPresent()
                            && bench.next(overIpv6).metadata().header().isEmpty(),
                    "over IPv4 it does, with IP_HDRINCL or without; over IPv6 it starts behind the IP header");
        }
    }

    private static Finding copies(Bench bench) throws Exception {
        try (TransportChannel one = bench.openAtPeer(Bench.OURS);
                TransportChannel another = bench.openAtPeer(Bench.OURS);
                TransportChannel ofOtherProtocol = bench.openAtPeer(Bench.OTHER);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(1), bench.peerAddress());
            return Finding.supportedBy(
                    bench.soon(one).isPresent()
                            && bench.soon(another).isPresent()
                            && bench.soon(ofOtherProtocol).isEmpty(),
                    "two sockets get one each, one of another protocol gets none");
        }
    }

    private static Finding ownPackets(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(1), Ipv4Address.LOOPBACK);
            boolean toItself = bench.soon(channel).isPresent();
            channel.send(Bench.payload(1), bench.peerAddress());
            return Finding.limitedBy(
                    toItself && bench.soon(channel).isEmpty(),
                    "what it sends to itself it receives, what it sends to others it does not");
        }
    }

    private static Finding unbound(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS);
                TransportChannel peer = bench.openAtPeer(Bench.OURS)) {
            channel.send(Bench.payload(1), SECOND);
            peer.send(Bench.payload(1), bench.localAddress());
            return Finding.supportedBy(
                    bench.soon(channel).isPresent() && bench.soon(channel).isPresent(),
                    "it receives what is sent to 127.0.0.2 and what the peer sends to the cable's address");
        }
    }

    private static Finding bound(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS);
                TransportChannel sender = bench.open(Bench.OURS)) {
            channel.bind(SECOND);
            sender.send(Bench.payload(1), Ipv4Address.LOOPBACK);
            boolean kept = bench.soon(channel).isEmpty();
            sender.send(Bench.payload(1), SECOND);
            return Finding.supportedBy(
                    kept && bench.soon(channel).isPresent(),
                    "bound to 127.0.0.2 it receives what is sent there, and not what is sent to 127.0.0.1");
        }
    }

    private static Finding connected(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS);
                TransportChannel stranger = bench.open(Bench.OURS);
                TransportChannel peer = bench.openAtPeer(Bench.OURS)) {
            channel.connect(bench.peerAddress());
            stranger.send(Bench.payload(1), bench.localAddress());
            boolean kept = bench.soon(channel).isEmpty();
            peer.send(Bench.payload(1), bench.localAddress());
            return Finding.supportedBy(
                    kept && bench.soon(channel).isPresent(),
                    "it receives what the peer sends, and not what this host sends to itself");
        }
    }

    private static Finding boundToInterface(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS);
                TransportChannel sender = bench.open(Bench.OURS);
                TransportChannel peer = bench.openAtPeer(Bench.OURS)) {
            channel.setOption(RawSocketOptions.BIND_TO_INTERFACE, bench.local().interfaceName());
            sender.send(Bench.payload(1), Ipv4Address.LOOPBACK);
            boolean kept = bench.soon(channel).isEmpty();
            peer.send(Bench.payload(1), bench.localAddress());
            return Finding.supportedBy(
                    kept && bench.soon(channel).isPresent(),
                    "with SO_BINDTODEVICE it receives what comes over the cable, and not what comes over loopback");
        }
    }

    private static Finding reassembled(Bench bench) throws Exception {
        int length = 3000;
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                LinkChannel tap = bench.tapAtPeer(LinkMode.DGRAM, EtherType.IPV4);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(length), bench.peerAddress());
            return Finding.supportedBy(
                    bench.next(peer).packet().length() == length
                            && bench.soon(tap)
                                    .flatMap(packet -> packet.header(Ipv4Header.class))
                                    .filter(Ipv4Header::isFragment)
                                    .isPresent(),
                    "the raw socket gets 3000 octets at once, the packet socket fragments of them");
        }
    }

    private static Finding linkHeader(Bench bench) throws Exception {
        try (LinkChannel raw = bench.tapAtPeer(LinkMode.RAW, EtherType.IPV4);
                LinkChannel datagram = bench.tapAtPeer(LinkMode.DGRAM, EtherType.IPV4);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(100), bench.peerAddress());
            Octets frame = bench.soon(raw).map(Packet::octets).orElse(Octets.EMPTY);
            Octets packet = bench.soon(datagram).map(Packet::octets).orElse(Octets.EMPTY);
            return Finding.supportedBy(
                    packet.size() == Ipv4Header.MIN_LENGTH + 100
                            && frame.size() == packet.size() + 14
                            && frame.slice(14, frame.size()).equals(packet),
                    "the same packet has 14 octets more with SOCK_RAW, the Ethernet header");
        }
    }

    private static Finding joinedEtherTypes(Bench bench) throws Exception {
        EtherType joined = EtherType.of(EtherType.IPV4.number() | EtherType.ARP.number() | 3);
        try (LinkChannel tap = bench.tapAtPeer(LinkMode.DGRAM, joined);
                TransportChannel peer = bench.openAtPeer(Bench.OURS);
                TransportChannel channel = bench.open(Bench.OURS)) {
            channel.send(Bench.payload(1), bench.peerAddress());
            return Finding.contradictedBy(
                    bench.soon(peer).isPresent() && bench.soon(tap).isEmpty(),
                    "joined bit by bit they are 0x0807, another protocol, and IPv4 is not received;"
                            + " ETH_P_ALL alone receives all");
        }
    }
}
