package io.rawnet.examples.facts;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is said about opening raw sockets. */
final class OpeningFacts {
    private static final byte ECHO_REQUEST = 8;

    private OpeningFacts() {}

    static List<KernelFact> all() {
        return List.of(
                new KernelFact(
                        "A raw socket for protocol 0 is refused with EPROTONOSUPPORT.",
                        Source.ARTICLE_4,
                        OpeningFacts::protocolZero),
                new KernelFact(
                        "Opening a raw socket needs the capability CAP_NET_RAW.",
                        Source.ARTICLE_4,
                        OpeningFacts::withoutCapability),
                new KernelFact(
                        "User 0 may open raw sockets, with CAP_NET_RAW or without.",
                        Source.RAW_7,
                        OpeningFacts::userZeroWithoutCapability),
                new KernelFact(
                        "Ordinary sockets cannot do ICMP, only raw ones can.",
                        Source.ARTICLE_5,
                        OpeningFacts::echoWithoutRawSocket),
                new KernelFact(
                        "Protocol IPPROTO_RAW switches IP_HDRINCL on.",
                        Source.ARTICLE_4,
                        OpeningFacts::rawIncludesHeader),
                new KernelFact(
                        "A socket for any other protocol has IP_HDRINCL off at first.",
                        Source.RAW_7,
                        OpeningFacts::othersDoNot),
                new KernelFact(
                        "A socket for IPPROTO_RAW receives no packet at all.",
                        Source.ARTICLE_4,
                        OpeningFacts::rawReceivesItsNumber),
                new KernelFact(
                        "A socket for IPPROTO_RAW does not receive the packets of all protocols.",
                        Source.RAW_7,
                        OpeningFacts::rawIsNoWildcard));
    }

    private static Finding protocolZero(Bench bench) throws Exception {
        return Finding.supportedBy(
                Bench.refuses(
                        "EPROTONOSUPPORT", () -> bench.open(IpProtocol.of(0)).close()),
                "socket(AF_INET, SOCK_RAW, 0) ends with EPROTONOSUPPORT");
    }

    private static Finding withoutCapability(Bench bench) throws Exception {
        return Finding.supportedBy(
                refusedWithoutCapability(bench)
                        && Bench.refusal(() -> bench.open(Bench.OURS).close()).isEmpty(),
                "a thread without it gets EPERM, one with it gets a socket");
    }

    private static Finding userZeroWithoutCapability(Bench bench) throws Exception {
        boolean userZero = Files.readString(Path.of("/proc/thread-self/status")).contains("\nUid:\t0\t0");
        return Finding.contradictedBy(
                userZero && refusedWithoutCapability(bench),
                "user 0 gets EPERM without it: only the capability counts");
    }

    private static boolean refusedWithoutCapability(Bench bench) throws Exception {
        return bench.local()
                .callUnprivileged(() ->
                        Bench.refuses("EPERM", () -> bench.open(Bench.OURS).close()));
    }

    private static Finding echoWithoutRawSocket(Bench bench) throws Exception {
        Bench.Attempt ping = () -> bench.local().callUnprivileged(() -> echo(bench));
        boolean refusedAtFirst = Bench.refuses("EACCES", ping);
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 0");
        return Finding.limitedBy(
                refusedAtFirst && Bench.refusal(ping).isEmpty(),
                "SOCK_DGRAM with IPPROTO_ICMP sends echo requests and gets the replies without any capability,"
                        + " for groups in net.ipv4.ping_group_range; others get EACCES");
    }

    private static Arrival<ReceivedPacket> echo(Bench bench) throws IOException {
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            channel.send(ByteBuffer.allocate(8).put(0, ECHO_REQUEST), bench.peerAddress());
            return bench.next(channel);
        }
    }

    private static Finding rawIncludesHeader(Bench bench) throws Exception {
        try (TransportChannel raw = bench.open(IpProtocol.RAW)) {
            return Finding.supportedBy(
                    raw.getOption(RawSocketOptions.HEADER_INCLUDED), "IP_HDRINCL reads 1 on a new socket");
        }
    }

    private static Finding othersDoNot(Bench bench) throws Exception {
        try (TransportChannel channel = bench.open(Bench.OURS)) {
            return Finding.supportedBy(
                    !channel.getOption(RawSocketOptions.HEADER_INCLUDED), "IP_HDRINCL reads 0 on a new socket");
        }
    }

    private static Finding rawReceivesItsNumber(Bench bench) throws Exception {
        try (IpChannel raw = bench.openWithHeader(IpProtocol.RAW)) {
            raw.send(
                    bench.headerForPeer()
                            .protocol(IpProtocol.RAW)
                            .destination(Ipv4Address.LOOPBACK)
                            .build(),
                    Bench.payload(1));
            return Finding.contradictedBy(
                    bench.soon(raw).isPresent(),
                    "it receives packets whose header says protocol 255, IPPROTO_RAW's number");
        }
    }

    private static Finding rawIsNoWildcard(Bench bench) throws Exception {
        try (IpChannel raw = bench.openWithHeader(IpProtocol.RAW)) {
            for (IpProtocol protocol : List.of(IpProtocol.UDP, Bench.OURS)) {
                raw.send(
                        bench.headerForPeer()
                                .protocol(protocol)
                                .destination(Ipv4Address.LOOPBACK)
                                .build(),
                        Bench.payload(8));
            }
            return Finding.supportedBy(
                    bench.soon(raw).isEmpty(), "UDP and protocol 253 sent to this host do not reach it");
        }
    }
}
