package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.ipv4;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.InterfaceIdentification;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.MplsLabelStack;
import io.rawnet.codec.control.icmp.IcmpAddressMask;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpRouterAdvertisement;
import io.rawnet.codec.control.icmp.IcmpRouterSolicitation;
import io.rawnet.codec.control.icmp.IcmpSourceQuench;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmp.IcmpTimestamp;
import io.rawnet.codec.control.igmp.GroupRecord;
import io.rawnet.codec.control.igmp.IgmpHeader;
import io.rawnet.codec.control.igmp.MulticastQuery;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import java.util.List;
import java.util.stream.Stream;

/** Packets whose point is an ICMP or IGMP message. */
final class IcmpSpecimens {

    private static final Ipv4Address GATEWAY = Ipv4Address.of("10.0.0.254");
    private static final Ipv4Address GROUP = Ipv4Address.of("239.1.2.3");

    private IcmpSpecimens() {}

    static Stream<Specimen> all() {
        return Stream.of(questions(), errors(), igmp()).flatMap(family -> family);
    }

    private static Specimen icmp(IcmpHeader message, int type, int code) {
        return ipv4(message).says("icmp.type", type).says("icmp.code", code);
    }

    private static Stream<Specimen> questions() {
        return Stream.of(
                icmp(IcmpHeader.echoRequest(0x1234, 7), 8, 0)
                        .payload("00112233")
                        .says("icmp.ident", "4660")
                        .says("icmp.seq", "7"),
                icmp(IcmpHeader.echoRequest(0x1234, 7).toReply(), 0, 0).says("icmp.seq_le", "1792"),
                icmp(new IcmpHeader(IcmpHeader.TIMESTAMP_REPLY, 0, 0, new IcmpTimestamp(1, 2, 1000, 2000, 3000)), 14, 0)
                        .says("icmp.originate_timestamp", "1000")
                        .says("icmp.receive_timestamp", "2000")
                        .says("icmp.transmit_timestamp", "3000"),
                icmp(new IcmpHeader(IcmpHeader.INFORMATION_REQUEST, 0, 0, new Echo(3, 4)), 15, 0)
                        .says("icmp.seq", "4"),
                icmp(
                                new IcmpHeader(
                                        IcmpHeader.ADDRESS_MASK_REPLY,
                                        0,
                                        0,
                                        new IcmpAddressMask(5, 6, Ipv4Address.of("255.255.255.0"))),
                                18,
                                0)
                        .says("icmp.address_mask", "255.255.255.0"),
                icmp(IcmpHeader.of(new IcmpRouterSolicitation(0)), 10, 0),
                icmp(
                                IcmpHeader.of(IcmpRouterAdvertisement.of(
                                        1800, new IcmpRouterAdvertisement.Router(GATEWAY, -3))),
                                9,
                                0)
                        .says("icmp.num_addrs", "1")
                        .says("icmp.addr_entry_size", "2")
                        .says("icmp.lifetime", "1800")
                        .says("icmp.router_address", GATEWAY)
                        .says("icmp.pref_level", "-3"),
                icmp(IcmpHeader.extendedEchoRequest(9, 10), 42, 0)
                        .payload(IcmpExtensions.of(InterfaceIdentification.byIndex(2))
                                .octets()
                                .toString())
                        .says("icmp.ext.echo.req.local", "1")
                        .says("icmp.ext.class", "3")
                        .says("icmp.ext.ctype", "2"),
                icmp(new IcmpHeader(IcmpHeader.EXTENDED_ECHO_REPLY, 0, 0, new ExtendedEcho(9, 10, 0x46)), 43, 0)
                        .says("icmp.ext.echo.rsp.state", "2")
                        .says("icmp.ext.echo.rsp.active", "1")
                        .says("icmp.ext.echo.rsp.ipv4", "1")
                        .says("icmp.ext.echo.rsp.ipv6", "0"),
                icmp(new IcmpHeader(200, 7, 0, new MessageBody.Unknown()), 200, 7)
                        .payload("00000000"));
    }

    private static Stream<Specimen> errors() {
        MplsLabelStack labels = new MplsLabelStack(List.of(new MplsLabelStack.Entry(99, 5, true, 1)));
        return Stream.of(
                error(IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT), 3, 3),
                error(IcmpHeader.fragmentationNeeded(1400), 3, 4).says("icmp.mtu", "1400"),
                error(new IcmpHeader(IcmpHeader.SOURCE_QUENCH, 0, 0, new IcmpSourceQuench(0)), 4, 0),
                error(IcmpHeader.redirectForHost(GATEWAY), 5, 1).says("icmp.redir_gw", GATEWAY),
                error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), 11, 0),
                error(IcmpHeader.parameterProblem(8), 12, 0).says("icmp.pointer", "8"),
                quoting(
                                IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT),
                                IcmpQuote.clipped(EtherType.IPV4, datagram(), IcmpExtensions.of(labels)))
                        .says("icmp.length", "32")
                        .says("icmp.ext.version", "2")
                        .says("icmp.ext.checksum.status", "1")
                        .says("icmp.ext.class", "1")
                        .says("icmp.mpls.label", "99")
                        .says("icmp.mpls.exp", "5")
                        .says("icmp.mpls.s", "1")
                        .says("icmp.mpls.ttl", "1")
                        .notForScapy("it counts extensions as no part of the packet"));
    }

    private static Octets datagram() {
        return Packet.of(Specimen.ipv4(), UdpHeader.of(40000, 50000))
                .withPayload(new byte[8])
                .completed()
                .octets();
    }

    private static Specimen error(IcmpHeader message, int type, int code) {
        return quoting(message, IcmpQuote.clipped(EtherType.IPV4, datagram()))
                .says("icmp.type", type)
                .says("icmp.code", code)
                .says("udp.dstport", "50000");
    }

    private static Specimen quoting(IcmpHeader message, IcmpQuote quote) {
        Specimen specimen = ipv4(message);
        return specimen.exactly(specimen.packet().withQuote(quote).completed());
    }

    private static Specimen igmp(IgmpHeader message, String type) {
        return ipv4(message).says("igmp.type", type);
    }

    private static Stream<Specimen> igmp() {
        return Stream.of(
                igmp(IgmpHeader.query(100, GROUP), "0x11")
                        .says("igmp.version", "2")
                        .says("igmp.max_resp", "100")
                        .says("igmp.maddr", GROUP),
                igmp(IgmpHeader.report(GROUP), "0x16").says("igmp.maddr", GROUP),
                igmp(IgmpHeader.leave(GROUP), "0x17").says("igmp.maddr", GROUP),
                igmp(
                                new IgmpHeader(
                                        IgmpHeader.QUERY,
                                        0x9F,
                                        0,
                                        new MulticastQuery<>(GROUP, 0x0A, 125, List.of(GATEWAY))),
                                "0x11")
                        .says("igmp.version", "3")
                        .says("igmp.max_resp", "496")
                        .says("igmp.s", "1")
                        .says("igmp.qrv", "2")
                        .says("igmp.qqic", "125")
                        .says("igmp.saddr", GATEWAY),
                igmp(
                                IgmpHeader.of(
                                        IgmpHeader.REPORT_V3,
                                        0,
                                        MulticastReport.of(List.of(GroupRecord.of(
                                                GroupRecord.CHANGE_TO_EXCLUDE, GROUP, List.of(GATEWAY))))),
                                "0x22")
                        .says("igmp.num_grp_recs", "1")
                        .says("igmp.record_type", "4")
                        .says("igmp.maddr", GROUP)
                        .says("igmp.saddr", GATEWAY));
    }
}
