package io.rawnet.codec.agreement;

import static io.rawnet.codec.agreement.Specimen.DESTINATION4;
import static io.rawnet.codec.agreement.Specimen.RECEIVER;
import static io.rawnet.codec.agreement.Specimen.SENDER;
import static io.rawnet.codec.agreement.Specimen.SOURCE4;
import static io.rawnet.codec.agreement.Specimen.SOURCE6;
import static io.rawnet.codec.agreement.Specimen.ethernet;
import static io.rawnet.codec.agreement.Specimen.ipv4;
import static io.rawnet.codec.agreement.Specimen.ipv6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.link.LlcHeader;
import io.rawnet.codec.link.LoopbackHeader;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.link.PppHeader;
import io.rawnet.codec.link.PppoeHeader;
import io.rawnet.codec.link.SnapHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.link.lldp.LldpDataUnit;
import io.rawnet.codec.link.lldp.LldpIdentifier;
import io.rawnet.codec.link.lldp.LldpText;
import io.rawnet.codec.link.lldp.ManagementAddress;
import io.rawnet.codec.link.lldp.OrganizationallySpecific;
import io.rawnet.codec.link.lldp.SystemCapabilities;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.transport.UdpHeader;
import java.nio.ByteOrder;
import java.util.stream.Stream;

/** Packets whose point is a link header. */
final class LinkSpecimens {

    private static final UdpHeader UDP = UdpHeader.of(40000, 40001);

    private LinkSpecimens() {}

    static Stream<Specimen> all() {
        return Stream.of(
                ethernet(ipv4(), UDP)
                        .says("eth.src", SENDER)
                        .says("eth.dst", RECEIVER)
                        .says("eth.type", "0x0800")
                        .says("frame.protocols", "eth:ethertype:ip:udp"),
                ethernet(new VlanTag(5, true, 100, EtherType.VLAN), VlanTag.of(7, EtherType.IPV4), ipv4(), UDP)
                        .says("vlan.priority", "5,0")
                        .says("vlan.dei", "1,0")
                        .says("vlan.id", "100,7")
                        .says("frame.protocols", "eth:ethertype:vlan:ethertype:vlan:ethertype:ip:udp"),
                ethernet(LlcHeader.of(LlcSap.SNAP), SnapHeader.of(EtherType.IPV4), ipv4(), UDP)
                        .says("llc.dsap", "0xaa")
                        .says("llc.control", "0x0003")
                        .says("llc.oui", "0")
                        .says("eth.len", "36")
                        .says("frame.protocols", "eth:llc:ip:udp"),
                ethernet(ArpPacket.request(SENDER, SOURCE4, DESTINATION4))
                        .says("arp.opcode", "1")
                        .says("arp.src.hw_mac", SENDER)
                        .says("arp.src.proto_ipv4", SOURCE4)
                        .says("arp.dst.proto_ipv4", DESTINATION4),
                ethernet(ArpPacket.reply(SENDER, SOURCE4, RECEIVER, DESTINATION4))
                        .says("arp.opcode", "2")
                        .says("arp.dst.hw_mac", RECEIVER),
                ethernet(ArpPacket.gratuitous(SENDER, SOURCE4)).says("arp.isgratuitous", "1"),
                ethernet(LldpDataUnit.of(
                                LldpIdentifier.of(LldpIdentifier.CHASSIS, SENDER),
                                LldpIdentifier.of(LldpIdentifier.PORT, LldpIdentifier.Kind.INTERFACE_NAME, "eth0"),
                                120,
                                LldpText.of(LldpText.PORT_DESCRIPTION, "uplink"),
                                LldpText.of(LldpText.SYSTEM_NAME, "sw1"),
                                LldpText.of(LldpText.SYSTEM_DESCRIPTION, "rawnet"),
                                new SystemCapabilities(0x14, SystemCapabilities.BRIDGE),
                                ManagementAddress.of(SOURCE4, 2),
                                new OrganizationallySpecific(0x123456, 7, Octets.of(0xca, 0xfe))))
                        .says("eth.type", "0x88cc")
                        .says("lldp.tlv.type", "1,2,3,4,5,6,7,8,127,0")
                        .says("lldp.tlv.len", "7,5,2,6,3,6,4,12,6,0")
                        .says("lldp.chassis.subtype", "4")
                        .says("lldp.chassis.id.mac", SENDER)
                        .says("lldp.port.subtype", "5")
                        .says("lldp.port.id", "eth0")
                        .says("lldp.time_to_live", "120")
                        .says("lldp.port.desc", "uplink")
                        .says("lldp.tlv.system.name", "sw1")
                        .says("lldp.tlv.system.desc", "rawnet")
                        .says("lldp.tlv.system_cap", "0x0014")
                        .says("lldp.tlv.enable_system_cap", "0x0004")
                        .says("lldp.mgn.addr.ip4", SOURCE4)
                        .says("lldp.mgn.interface.subtype", "2")
                        .says("lldp.mgn.interface.number", "2")
                        .says("lldp.orgtlv.oui", "1193046")
                        .says("lldp.unknown_subtype", "7"),
                ethernet(LldpDataUnit.of(
                                LldpIdentifier.of(LldpIdentifier.CHASSIS, SOURCE6),
                                LldpIdentifier.of(LldpIdentifier.PORT, DESTINATION4),
                                0))
                        .says("lldp.chassis.id.ip6", SOURCE6)
                        .says("lldp.port.id.ip4", DESTINATION4)
                        .says("lldp.time_to_live", "0")
                        .notForScapy("it pads the frame"),
                ethernet(new MplsLabel(16, 3, false, 9), new MplsLabel(0xFFFFF, 0, true, 8), ipv4(), UDP)
                        .says("mpls.label", "16,1048575")
                        .says("mpls.exp", "3,0")
                        .says("mpls.bottom", "0,1")
                        .says("mpls.ttl", "9,8")
                        .says("frame.protocols", "eth:ethertype:mpls:ip:udp"),
                ethernet(PppoeHeader.session(0x1234), PppHeader.of(PppProtocol.IPV6), ipv6(), UDP)
                        .says("pppoe.session_id", "0x1234")
                        .says("pppoe.payload_length", "50")
                        .says("ppp.protocol", "0x0057")
                        .says("frame.protocols", "eth:ethertype:pppoes:ppp:ipv6:udp")
                        .notForScapy("it compresses the protocol field"),
                Specimen.of(LinkType.PPP, new PppHeader(true, false, PppProtocol.IPV4), ipv4(), UDP)
                        .says("ppp.protocol", "0x0021")
                        .says("ppp.address", "0xff")
                        .notForScapy("it compresses the protocol field"),
                Specimen.of(LinkType.NULL, LoopbackHeader.of(AddressFamily.IPV4, ByteOrder.LITTLE_ENDIAN), ipv4(), UDP)
                        .says("null.family", "2")
                        .notForScapy("it is not asked about this link type")
                        .says("frame.protocols", "null:ip:udp"),
                Specimen.of(LinkType.LOOP, LoopbackHeader.of(AddressFamily.IPV4, ByteOrder.BIG_ENDIAN), ipv4(), UDP)
                        .says("null.family", "2")
                        .notForScapy("it is not asked about this link type")
                        .says("frame.protocols", "null:ip:udp"),
                Specimen.of(LinkType.LINUX_SLL, LinuxCookedHeader.of(4, SENDER, EtherType.IPV4), ipv4(), UDP)
                        .says("sll.pkttype", "4")
                        .says("sll.hatype", "1")
                        .says("sll.src.eth", SENDER)
                        .says("sll.etype", "0x0800"),
                Specimen.of(LinkType.LINUX_SLL2, LinuxCookedHeader.of(0, 70000, SENDER, EtherType.IPV6), ipv6(), UDP)
                        .says("sll.ifindex", "70000")
                        .notForScapy("it is not asked about this link type")
                        .says("sll.pkttype", "0")
                        .says("sll.src.eth", SENDER)
                        .says("sll.etype", "0x86dd"),
                Specimen.of(LinkType.IPV4, ipv4(), UDP).says("frame.protocols", "ip:udp"),
                Specimen.of(LinkType.IPV6, ipv6(), UDP).says("frame.protocols", "ipv6:udp"));
    }
}
