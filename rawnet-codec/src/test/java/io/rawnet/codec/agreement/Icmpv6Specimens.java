package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.DESTINATION6;
import static io.rawnet.codec.agreement.Specimen.SENDER;
import static io.rawnet.codec.agreement.Specimen.ipv6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.InterfaceIdentification;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.icmpv6.Icmpv6ExtensibleError;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.Icmpv6ParameterProblem;
import io.rawnet.codec.control.icmpv6.Icmpv6Redirect;
import io.rawnet.codec.control.icmpv6.Mldv1Message;
import io.rawnet.codec.control.icmpv6.Mldv2Query;
import io.rawnet.codec.control.icmpv6.NeighborAdvertisement;
import io.rawnet.codec.control.icmpv6.NeighborSolicitation;
import io.rawnet.codec.control.icmpv6.RouterAdvertisement;
import io.rawnet.codec.control.icmpv6.RouterSolicitation;
import io.rawnet.codec.control.igmp.GroupRecord;
import io.rawnet.codec.control.igmp.MulticastQuery;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.control.ndp.DnsSearchList;
import io.rawnet.codec.control.ndp.LinkLayerAddress;
import io.rawnet.codec.control.ndp.Nat64Prefix;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.control.ndp.PrefixInformation;
import io.rawnet.codec.control.ndp.RecursiveDnsServers;
import io.rawnet.codec.control.ndp.RouteInformation;
import io.rawnet.codec.control.ndp.RouterPreference;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import java.util.List;
import java.util.stream.Stream;

/** Packets whose point is an ICMPv6, NDP or MLD message. */
final class Icmpv6Specimens {

    private static final Ipv6Address PREFIX = Ipv6Address.of("2001:db8:1::");
    private static final Ipv6Address GROUP = Ipv6Address.of("ff05::1:3");

    private Icmpv6Specimens() {}

    static Stream<Specimen> all() {
        return Stream.of(messages(), errors(), ndp(), mld()).flatMap(family -> family);
    }

    private static Specimen icmpv6(Icmpv6Header message, int type) {
        return ipv6(message).says("icmpv6.type", type);
    }

    private static Stream<Specimen> messages() {
        return Stream.of(
                icmpv6(Icmpv6Header.echoRequest(0x1234, 7), 128)
                        .payload("00112233")
                        .says("icmpv6.echo.identifier", "0x1234")
                        .says("icmpv6.echo.sequence_number", "7"),
                icmpv6(Icmpv6Header.echoRequest(1, 2).toReply(), 129),
                icmpv6(Icmpv6Header.extendedEchoRequest(9, 10), 160)
                        .payload(IcmpExtensions.of(InterfaceIdentification.byIndex(2))
                                .octets()
                                .toString()),
                icmpv6(new Icmpv6Header(Icmpv6Header.EXTENDED_ECHO_REPLY, 0, 0, new ExtendedEcho(9, 10, 0x46)), 161),
                icmpv6(new Icmpv6Header(250, 3, 0, new MessageBody.Unknown()), 250)
                        .payload("00000000")
                        .says("icmpv6.code", "3"));
    }

    private static Stream<Specimen> errors() {
        return Stream.of(
                error(Icmpv6Header.destinationUnreachable(Icmpv6ExtensibleError.PORT), 1, 4),
                error(Icmpv6Header.packetTooBig(1280), 2, 0).says("icmpv6.mtu", "1280"),
                error(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), 3, 0),
                error(Icmpv6Header.parameterProblem(Icmpv6ParameterProblem.NEXT_HEADER, 40), 4, 1)
                        .says("icmpv6.pointer", "40"));
    }

    private static Specimen error(Icmpv6Header message, int type, int code) {
        Octets datagram = Packet.of(Specimen.ipv6(), UdpHeader.of(40000, 50000))
                .completed()
                .octets();
        Specimen specimen = ipv6(message);
        return specimen.exactly(specimen.packet()
                        .withQuote(IcmpQuote.clipped(EtherType.IPV6, datagram))
                        .completed())
                .says("icmpv6.type", type)
                .says("icmpv6.code", code)
                .says("udp.dstport", "50000");
    }

    private static Specimen advertisement(NdpOption option, int type) {
        return icmpv6(Icmpv6Header.of(RouterAdvertisement.of(1800, option)), 134)
                .says("icmpv6.opt.type", type);
    }

    private static Stream<Specimen> ndp() {
        return Stream.of(
                icmpv6(Icmpv6Header.of(RouterSolicitation.of(LinkLayerAddress.source(SENDER))), 133)
                        .says("icmpv6.opt.type", "1")
                        .says("icmpv6.opt.linkaddr", SENDER),
                icmpv6(
                                new Icmpv6Header(
                                        Icmpv6Header.ROUTER_ADVERTISEMENT,
                                        0,
                                        0,
                                        new RouterAdvertisement(
                                                64, RouterAdvertisement.MANAGED, 1800, 5000, 1000, NdpOptions.NONE)),
                                134)
                        .says("icmpv6.nd.ra.cur_hop_limit", "64")
                        .says("icmpv6.nd.ra.flag.m", "1")
                        .says("icmpv6.nd.ra.flag.o", "0")
                        .says("icmpv6.nd.ra.router_lifetime", "1800")
                        .says("icmpv6.nd.ra.reachable_time", "5000")
                        .says("icmpv6.nd.ra.retrans_timer", "1000"),
                advertisement(
                                new PrefixInformation(
                                        64,
                                        PrefixInformation.ON_LINK | PrefixInformation.AUTONOMOUS,
                                        86400,
                                        3600,
                                        0,
                                        PREFIX),
                                3)
                        .says("icmpv6.opt.prefix.length", "64")
                        .says("icmpv6.opt.prefix.flag.l", "1")
                        .says("icmpv6.opt.prefix.flag.a", "1")
                        .says("icmpv6.opt.prefix.valid_lifetime", "86400")
                        .says("icmpv6.opt.prefix.preferred_lifetime", "3600")
                        .says("icmpv6.opt.prefix", PREFIX),
                advertisement(NdpOption.Mtu.of(1500), 5).says("icmpv6.opt.mtu", "1500"),
                advertisement(new NdpOption.Nonce(Octets.hex("112233445566")), 14)
                        .says("icmpv6.opt.nonce", "112233445566"),
                advertisement(RouteInformation.of(PREFIX, 48, RouterPreference.HIGH, 600), 24)
                        .says("icmpv6.opt.prefix.length", "48")
                        .says("icmpv6.opt.route_info.flag.route_preference", "1")
                        .says("icmpv6.opt.route_lifetime", "600")
                        .notForScapy("it always gives the option three words"),
                advertisement(RecursiveDnsServers.of(700, PREFIX, GROUP), 25)
                        .says("icmpv6.opt.rdnss.lifetime", "700")
                        .says("icmpv6.opt.rdnss", PREFIX + "," + GROUP),
                advertisement(DnsSearchList.of(800, "example.org", "rawnet.io"), 31)
                        .says("icmpv6.opt.dnssl.lifetime", "800")
                        .says("icmpv6.opt.dnssl", "example.org,rawnet.io"),
                advertisement(Nat64Prefix.of(Ipv6Address.of("64:ff9b::"), 96, 640), 38),
                icmpv6(Icmpv6Header.of(NeighborSolicitation.of(DESTINATION6, LinkLayerAddress.source(SENDER))), 135)
                        .says("icmpv6.nd.ns.target_address", DESTINATION6)
                        .says("icmpv6.opt.linkaddr", SENDER),
                icmpv6(
                                Icmpv6Header.of(NeighborAdvertisement.of(
                                        NeighborAdvertisement.SOLICITED | NeighborAdvertisement.OVERRIDE,
                                        DESTINATION6,
                                        LinkLayerAddress.target(SENDER))),
                                136)
                        .says("icmpv6.nd.na.flag.r", "0")
                        .says("icmpv6.nd.na.flag.s", "1")
                        .says("icmpv6.nd.na.flag.o", "1")
                        .says("icmpv6.opt.type", "2"),
                icmpv6(Icmpv6Header.of(Icmpv6Redirect.of(DESTINATION6, PREFIX)), 137)
                        .says("icmpv6.nd.rd.target_address", DESTINATION6)
                        .says("icmpv6.rd.na.destination_address", PREFIX));
    }

    private static Stream<Specimen> mld() {
        return Stream.of(
                icmpv6(Icmpv6Header.of(new Mldv1Message(10000, 0, GROUP)), 130)
                        .says("icmpv6.mld.maximum_response_delay", "10000")
                        .says("icmpv6.mld.multicast_address", GROUP),
                icmpv6(Icmpv6Header.of(Icmpv6Header.MLD_REPORT, 0, new Mldv1Message(0, 0, GROUP)), 131)
                        .says("icmpv6.mld.multicast_address", GROUP),
                icmpv6(Icmpv6Header.of(Icmpv6Header.MLD_DONE, 0, new Mldv1Message(0, 0, GROUP)), 132)
                        .says("icmpv6.mld.multicast_address", GROUP),
                icmpv6(
                                new Icmpv6Header(
                                        Icmpv6Header.MLD_QUERY,
                                        0,
                                        0,
                                        new Mldv2Query(
                                                10000, 0, new MulticastQuery<>(GROUP, 0x0A, 125, List.of(PREFIX)))),
                                130)
                        .says("icmpv6.mld.flag.s", "1")
                        .says("icmpv6.mld.flag.qrv", "2")
                        .says("icmpv6.mld.qqi", "125")
                        .says("icmpv6.mld.nb_sources", "1")
                        .says("icmpv6.mld.source_address", PREFIX),
                icmpv6(
                                Icmpv6Header.of(MulticastReport.of(List.of(
                                        GroupRecord.of(GroupRecord.ALLOW_NEW_SOURCES, GROUP, List.of(PREFIX))))),
                                143)
                        .says("icmpv6.mldr.nb_mcast_records", "1")
                        .says("icmpv6.mldr.mar.record_type", "5")
                        .says("icmpv6.mldr.mar.multicast_address", GROUP)
                        .says("icmpv6.mldr.mar.source_address", PREFIX));
    }
}
