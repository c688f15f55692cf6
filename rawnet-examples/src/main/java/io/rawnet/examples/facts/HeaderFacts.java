package io.rawnet.examples.facts;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.nio.ByteBuffer;
import java.util.List;

/** What is said about sending with IP_HDRINCL. */
final class HeaderFacts {
    private static final Ipv4Address STRANGER = Ipv4Address.of("10.0.0.77");
    private static final int WRONG_LENGTH = 9999;
    private static final int WRONG_CHECKSUM = 0xBAD;

    private HeaderFacts() {}

    static List<KernelFact> all() {
        return List.of(
                new KernelFact(
                        "With the header included, the kernel always fills in the header checksum.",
                        Source.ARTICLE_4,
                        HeaderFacts::checksum),
                new KernelFact(
                        "With the header included, the kernel always fills in the total length.",
                        Source.ARTICLE_4,
                        HeaderFacts::totalLength),
                new KernelFact(
                        "With the header included, the kernel fills in the source address only if it is 0.",
                        Source.ARTICLE_4,
                        HeaderFacts::source),
                new KernelFact(
                        "With the header included, the kernel fills in the identification only if it is 0.",
                        Source.ARTICLE_4,
                        HeaderFacts::identification),
                new KernelFact(
                        "With IP_HDRINCL the kernel fills in nothing of the IP header.",
                        Source.ARTICLE_4,
                        HeaderFacts::fillsInSomething),
                new KernelFact(
                        "The kernel never changes a header from the user but for fields that are 0.",
                        Source.RAW_7,
                        HeaderFacts::overwrites),
                new KernelFact(
                        "With the header included, time to live, type of service, flags and options are the user's.",
                        Source.RAW_7,
                        HeaderFacts::keepsTheRest),
                new KernelFact(
                        "With the header included, the socket's protocol does not matter for what is sent.",
                        Source.ARTICLE_4,
                        HeaderFacts::protocolOfTheHeader),
                new KernelFact(
                        "A header length beyond the end of what is sent is refused with EINVAL.",
                        Source.ARTICLE_4,
                        HeaderFacts::headerLength),
                new KernelFact(
                        "With the header included, a packet longer than the MTU is refused with EMSGSIZE, not fragmented.",
                        Source.ARTICLE_4,
                        HeaderFacts::neverFragmented),
                new KernelFact(
                        "With the header included, the address given to sendto(2) decides the route, not the header's.",
                        Source.RAW_7,
                        HeaderFacts::route));
    }

    private static Ipv4Header wrongHeader(Bench bench) {
        return bench.headerForPeer()
                .totalLength(WRONG_LENGTH)
                .headerChecksum(WRONG_CHECKSUM)
                .build();
    }

    /** {@return the header as the peer receives it} */
    private static Ipv4Header asReceived(Bench bench, Ipv4Header sent) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                IpChannel channel = bench.openWithHeader(IpProtocol.RAW)) {
            channel.send(sent, Bench.payload(4));
            return bench.nextHeader(peer);
        }
    }

    private static Finding checksum(Bench bench) throws Exception {
        Ipv4Header received = asReceived(bench, wrongHeader(bench));
        return Finding.supportedBy(
                received.headerChecksum() == received.withChecksum().headerChecksum(),
                "a wrong checksum arrives right");
    }

    private static Finding totalLength(Bench bench) throws Exception {
        return Finding.supportedBy(
                asReceived(bench, wrongHeader(bench)).totalLength() == Ipv4Header.MIN_LENGTH + 4,
                "a total length of 9999 arrives as the octets that were sent");
    }

    private static Finding source(Bench bench) throws Exception {
        Ipv4Header empty = bench.headerForPeer().build();
        Ipv4Header foreign = empty.toBuilder().source(STRANGER).build();
        return Finding.supportedBy(
                asReceived(bench, empty).source().equals(bench.localAddress())
                        && asReceived(bench, foreign).source().equals(STRANGER),
                "0.0.0.0 arrives as the interface's address, and an address of nobody as it is");
    }

    private static Finding identification(Bench bench) throws Exception {
        Ipv4Header zero = bench.headerForPeer().identification(0).build();
        Ipv4Header ours = zero.toBuilder().identification(0x4242).build();
        // the kernel's own number may be 0 by chance, but not twice in a row
        boolean filledIn = asReceived(bench, zero).identification() != 0
                || asReceived(bench, zero).identification() != 0;
        return Finding.supportedBy(
                filledIn && asReceived(bench, ours).identification() == 0x4242,
                "0 arrives as another number, and 0x4242 as it is");
    }

    private static Finding fillsInSomething(Bench bench) throws Exception {
        Ipv4Header received = asReceived(bench, bench.headerForPeer().build());
        return Finding.limitedBy(
                received.totalLength() != 0
                        && received.headerChecksum() != 0
                        && !received.source().isUnspecified(),
                "four fields are filled in when 0: total length, header checksum, source and identification;"
                        + " the rest it leaves alone");
    }

    private static Finding overwrites(Bench bench) throws Exception {
        Ipv4Header received = asReceived(bench, wrongHeader(bench));
        return Finding.contradictedBy(
                received.totalLength() != WRONG_LENGTH && received.headerChecksum() != WRONG_CHECKSUM,
                "total length and header checksum are replaced even if they are not 0");
    }

    private static Finding keepsTheRest(Bench bench) throws Exception {
        Ipv4Header sent = bench.headerForPeer()
                .timeToLive(7)
                .dscp(10)
                .ecn(1)
                .flags(Ipv4Header.DONT_FRAGMENT)
                .options(new Ipv4Option.RouterAlert(0))
                .build();
        Ipv4Header received = asReceived(bench, sent);
        Ipv4Options options = received.options();
        return Finding.supportedBy(
                received.timeToLive() == 7
                        && received.dscp() == 10
                        && received.ecn() == 1
                        && received.flags() == Ipv4Header.DONT_FRAGMENT
                        && options.equals(sent.options()),
                "they arrive as they were written, a router alert option among them");
    }

    private static Finding protocolOfTheHeader(Bench bench) throws Exception {
        try (TransportChannel peer = bench.openAtPeer(Bench.OURS);
                IpChannel channel = bench.openWithHeader(Bench.OTHER)) {
            channel.send(bench.headerForPeer().build(), Bench.payload(1));
            return Finding.supportedBy(
                    bench.soon(peer).isPresent(), "a socket for protocol 254 sends packets of protocol 253");
        }
    }

    private static Finding headerLength(Bench bench) throws Exception {
        // a channel for the transport layer does not look at what it sends, and IPPROTO_RAW makes it a header
        try (TransportChannel raw = bench.open(IpProtocol.RAW)) {
            ByteBuffer sixtyOctetsAnnounced =
                    ByteBuffer.allocate(Ipv4Header.MIN_LENGTH).put(0, (byte) 0x4F);
            return Finding.supportedBy(
                    Bench.refuses("EINVAL", () -> raw.send(sixtyOctetsAnnounced, bench.peerAddress())),
                    "a header length of 60 in 20 octets ends with EINVAL");
        }
    }

    private static Finding neverFragmented(Bench bench) throws Exception {
        try (IpChannel channel = bench.openWithHeader(Bench.OURS)) {
            int room = Bench.MTU - Ipv4Header.MIN_LENGTH;
            Ipv4Header header = bench.headerForPeer().build();
            return Finding.supportedBy(
                    Bench.refusal(() -> channel.send(header, Bench.payload(room)))
                                    .isEmpty()
                            && Bench.refuses("EMSGSIZE", () -> channel.send(header, Bench.payload(room + 1))),
                    "1500 octets go out at an MTU of 1500, 1501 end with EMSGSIZE");
        }
    }

    private static Finding route(Bench bench) throws Exception {
        Ipv4Address nobody = Ipv4Address.of("192.0.2.1");
        try (LinkChannel tap = bench.tapAtPeer(LinkMode.DGRAM, EtherType.IPV4);
                IpChannel channel = bench.openWithHeader(Bench.OURS)) {
            Ipv4Header header = bench.headerForPeer().destination(nobody).build();
            channel.send(header, Bench.payload(1), ControlMessage.NONE.withDestination(bench.peerAddress()));
            return Finding.supportedBy(
                    bench.soon(tap)
                            .flatMap(packet -> packet.header(Ipv4Header.class))
                            .filter(arrived -> arrived.destination().equals(nobody))
                            .isPresent(),
                    "a packet to 192.0.2.1, sent towards the peer, crosses the cable to the peer unchanged");
        }
    }
}
