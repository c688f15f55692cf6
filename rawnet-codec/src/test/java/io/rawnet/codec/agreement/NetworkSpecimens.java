package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.DESTINATION4;
import static io.rawnet.codec.agreement.Specimen.DESTINATION6;
import static io.rawnet.codec.agreement.Specimen.SOURCE4;
import static io.rawnet.codec.agreement.Specimen.SOURCE6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.AuthenticationHeader;
import io.rawnet.codec.network.DestinationOptionsHeader;
import io.rawnet.codec.network.EspHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import io.rawnet.codec.network.Ipv4RouteOption;
import io.rawnet.codec.network.Ipv4TimestampOption;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.network.MobilityHeader;
import io.rawnet.codec.network.RoutingHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.tunnel.GeneveHeader;
import io.rawnet.codec.tunnel.GeneveOption;
import io.rawnet.codec.tunnel.GeneveOptions;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Packets whose point is a network header, an extension header or a tunnel. */
final class NetworkSpecimens {

    private static final UdpHeader UDP = UdpHeader.of(40000, 40001);
    private static final Ipv4Address VIA = Ipv4Address.of("10.9.9.9");
    private static final Ipv6Address VIA6 = Ipv6Address.of("2001:db8::9");

    private NetworkSpecimens() {}

    static Stream<Specimen> all() {
        return Stream.of(ipv4(), ipv6(), tunnels()).flatMap(family -> family);
    }

    private static Stream<Specimen> ipv4() {
        return Stream.of(
                Specimen.of(
                                LinkType.RAW,
                                Ipv4Header.builder()
                                        .dscp(46)
                                        .ecn(1)
                                        .identification(0xBEEF)
                                        .flags(Ipv4Header.DONT_FRAGMENT)
                                        .timeToLive(17)
                                        .source(SOURCE4)
                                        .destination(DESTINATION4)
                                        .build(),
                                UDP)
                        .payload("00112233")
                        .says("ip.version", "4")
                        .says("ip.hdr_len", "20")
                        .says("ip.dsfield.dscp", "46")
                        .says("ip.dsfield.ecn", "1")
                        .says("ip.len", "32")
                        .says("ip.id", "0xbeef")
                        .says("ip.flags.df", "1")
                        .says("ip.flags.mf", "0")
                        .says("ip.ttl", "17")
                        .says("ip.proto", "17")
                        .says("ip.src", SOURCE4)
                        .says("ip.dst", DESTINATION4),
                Specimen.of(
                                LinkType.RAW,
                                Ipv4Header.builder()
                                        .flags(Ipv4Header.MORE_FRAGMENTS)
                                        .fragmentOffset(185)
                                        .protocol(IpProtocol.UDP)
                                        .source(SOURCE4)
                                        .destination(DESTINATION4)
                                        .build())
                        .payload("0011223344556677")
                        .says("ip.flags.mf", "1")
                        .says("ip.frag_offset", "185"),
                withOptions(new Ipv4Option.RouterAlert(0))
                        .says("ip.hdr_len", "24")
                        .says("ip.opt.type", "148")
                        .says("ip.opt.ra", "0"),
                withOptions(new Ipv4RouteOption(
                                Ipv4RouteOption.Kind.RECORD_ROUTE, 8, List.of(VIA, Ipv4Address.of("0.0.0.0"))))
                        .says("ip.opt.type.number", "7,0")
                        .says("ip.opt.ptr", "8")
                        .says("ip.rec_rt", VIA),
                withOptions(new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 4, List.of(VIA)))
                        .says("ip.opt.type.number", "3,0")
                        .says("ip.opt.len", "7"),
                withOptions(new Ipv4RouteOption(Ipv4RouteOption.Kind.STRICT_SOURCE_ROUTE, 4, List.of(VIA)))
                        .says("ip.opt.type.number", "9,0")
                        .says("ip.opt.type.copy", "1,0"),
                withOptions(new Ipv4TimestampOption(
                                13,
                                2,
                                Ipv4TimestampOption.Mode.WITH_ADDRESSES,
                                List.of(new Ipv4TimestampOption.Entry(Optional.of(VIA), 4242))))
                        .says("ip.opt.overflow", "2")
                        .says("ip.opt.flag", "0x01")
                        .says("ip.opt.time_stamp_addr", VIA)
                        .says("ip.opt.time_stamp", "4242"),
                withOptions(new Ipv4Option.StreamIdentifier(0x1234)).says("ip.opt.sid", "4660"),
                withOptions(new Ipv4Option.Security(0xAB, Octets.hex("20")))
                        .says("ip.opt.type", "130")
                        .says("ip.opt.sec_cl", "0xab"));
    }

    private static Specimen withOptions(Ipv4Option... options) {
        return Specimen.of(
                LinkType.RAW,
                Ipv4Header.builder()
                        .source(SOURCE4)
                        .destination(DESTINATION4)
                        .options(options)
                        .build(),
                UDP);
    }

    private static Stream<Specimen> ipv6() {
        Ipv6Option pad = new Ipv6Option.PadN(Octets.EMPTY);
        return Stream.of(
                Specimen.of(
                                LinkType.RAW,
                                Ipv6Header.builder()
                                        .dscp(10)
                                        .ecn(3)
                                        .flowLabel(0xABCDE)
                                        .hopLimit(33)
                                        .source(SOURCE6)
                                        .destination(DESTINATION6)
                                        .build(),
                                UDP)
                        .says("ipv6.tclass.dscp", "10")
                        .says("ipv6.tclass.ecn", "3")
                        .says("ipv6.flow", "0x0abcde")
                        .says("ipv6.plen", "8")
                        .says("ipv6.nxt", "17")
                        .says("ipv6.hlim", "33")
                        .says("ipv6.src", SOURCE6)
                        .says("ipv6.dst", DESTINATION6),
                Specimen.ipv6(
                                new HopByHopOptionsHeader(
                                        IpProtocol.UDP, Ipv6Options.of(new Ipv6Option.RouterAlert(1), pad)),
                                UDP)
                        .says("ipv6.nxt", "0")
                        .says("ipv6.hopopts.nxt", "17")
                        .says("ipv6.opt.type", "0x05,0x01")
                        .says("ipv6.opt.router_alert", "1"),
                Specimen.ipv6(
                                new DestinationOptionsHeader(
                                        IpProtocol.UDP,
                                        Ipv6Options.of(new Ipv6Option.TunnelEncapsulationLimit(4), pad)),
                                UDP)
                        .says("ipv6.dstopts.nxt", "17")
                        .says("ipv6.opt.tel", "4"),
                Specimen.ipv6(
                                new DestinationOptionsHeader(
                                        IpProtocol.UDP, Ipv6Options.of(pad, pad, new Ipv6Option.HomeAddress(VIA6))),
                                UDP)
                        .says("ipv6.opt.mipv6.home_address", VIA6)
                        .notForScapy("it finds a home address only where there is no padding option"),
                Specimen.ipv6(RoutingHeader.segments(IpProtocol.UDP, List.of(VIA6, DESTINATION6)), UDP)
                        .says("ipv6.routing.nxt", "17")
                        .says("ipv6.routing.type", "4")
                        .says("ipv6.routing.segleft", "1")
                        .says("ipv6.routing.srh.addr", DESTINATION6 + "," + VIA6),
                Specimen.ipv6(
                                new RoutingHeader(
                                        IpProtocol.UDP,
                                        RoutingHeader.HOME_ADDRESS,
                                        1,
                                        Octets.hex("00000000 20010db8000000000000000000000009")),
                                UDP)
                        .says("ipv6.routing.type", "2")
                        .says("ipv6.routing.mipv6.home_address", VIA6),
                Specimen.ipv6(FragmentHeader.of(IpProtocol.UDP, 100, true, 0xCAFEF00DL))
                        .payload("0011223344556677")
                        .says("ipv6.fraghdr.nxt", "17")
                        .says("ipv6.fraghdr.offset", "100")
                        .says("ipv6.fraghdr.more", "1")
                        .says("ipv6.fraghdr.ident", "0xcafef00d"),
                Specimen.ipv6(
                                new AuthenticationHeader(
                                        IpProtocol.UDP, 0, 0x1001, 77, Octets.hex("0102030405060708090a0b0c0d0e0f10")),
                                UDP)
                        .says("ah.spi", "0x00001001")
                        .says("ah.sequence", "77")
                        .says("ah.icv", "0102030405060708090a0b0c0d0e0f10")
                        .says("ah.length", "5"),
                Specimen.ipv6(new EspHeader(0x2002, 78))
                        .payload("00112233445566778899aabbccddeeff")
                        .says("esp.spi", "0x00002002")
                        .says("esp.sequence", "78"),
                Specimen.ipv6(new MobilityHeader(
                                IpProtocol.NO_NEXT_HEADER, 1, 0, 0, Octets.hex("0000 1122334455667788")))
                        .says("mip6.proto", "59")
                        .says("mip6.mhtype", "1")
                        .says("mip6.hoti.cookie", "0x1122334455667788"));
    }

    private static Stream<Specimen> tunnels() {
        return Stream.of(
                Specimen.ipv4(Specimen.ipv6(), UDP).says("ip.proto", "41").says("frame.protocols", "raw:ip:ipv6:udp"),
                Specimen.ipv6(Specimen.ipv4(), UDP).says("ipv6.nxt", "4").says("frame.protocols", "raw:ipv6:ip:udp"),
                Specimen.ipv4(
                                GreHeader.of(EtherType.IPV4)
                                        .withChecksum(0)
                                        .withKey(0xDEADBEEFL)
                                        .withSequenceNumber(9),
                                Specimen.ipv4(),
                                UDP)
                        .says("gre.proto", "0x0800")
                        .says("gre.flags.checksum", "1")
                        .says("gre.key", "0xdeadbeef")
                        .says("gre.sequence_number", "9")
                        .says("frame.protocols", "raw:ip:gre:ip:udp"),
                Specimen.ipv4(
                                GreHeader.of(EtherType.TRANSPARENT_ETHERNET_BRIDGING),
                                new EthernetHeader(Specimen.RECEIVER, Specimen.SENDER, EtherType.IPV6),
                                Specimen.ipv6(),
                                TcpHeader.builder().controlBits(TcpHeader.SYN).build())
                        .says("gre.proto", "0x6558")
                        .says("eth.src", Specimen.SENDER)
                        .says("tcp.flags", "0x0002"),
                Specimen.ipv4(
                                UdpHeader.of(50000, 4789),
                                VxlanHeader.of(0xABCDEF),
                                new EthernetHeader(Specimen.RECEIVER, Specimen.SENDER, EtherType.IPV4),
                                Specimen.ipv4(),
                                UDP)
                        .says("vxlan.vni", "11259375")
                        .says("vxlan.flag_i", "1")
                        .says("udp.dstport", "4789,40001"),
                Specimen.ipv4(
                                UdpHeader.of(50000, 6081),
                                GeneveHeader.of(0xABCDEF)
                                        .withOptions(GeneveOptions.of(
                                                GeneveOption.of(0x0102, 0x80, Octets.hex("00010002")),
                                                new GeneveOption.Opaque(
                                                        0xFFFF, 0x01, 5, Octets.hex("5a".repeat(124))))),
                                new EthernetHeader(Specimen.RECEIVER, Specimen.SENDER, EtherType.IPV4),
                                Specimen.ipv4(),
                                UDP)
                        .says("geneve.vni", "0xabcdef")
                        .says("geneve.proto_type", "0x6558")
                        .says("geneve.flags", "0x40")
                        .says("geneve.option.class", "0x0102,0xffff")
                        .says("geneve.option.type", "0x80,0x01")
                        .says("geneve.option.type.critical", "1,0")
                        .says("geneve.option.unknown.data", "00010002," + "5a".repeat(124))
                        .says("udp.dstport", "6081,40001"),
                Specimen.ipv6(
                                UdpHeader.of(50000, 6081),
                                GeneveHeader.of(7).withControlPacket(true),
                                Specimen.ipv6(),
                                UDP)
                        .says("geneve.vni", "0x000007")
                        .says("geneve.proto_type", "0x86dd")
                        .says("geneve.flags.oam", "1")
                        .says("frame.protocols", "raw:ipv6:udp:geneve:ipv6:udp"));
    }
}
