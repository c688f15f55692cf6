package io.rawnet.codec.packet;

import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.LinuxCooked2Header;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.link.LlcHeader;
import io.rawnet.codec.link.LoopbackHeader;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.link.PppHeader;
import io.rawnet.codec.link.PppoeHeader;
import io.rawnet.codec.link.SnapHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.util.Map;

/** The protocols of this module by the numbers that announce them: one line a number. */
final class StandardProtocols {

    private StandardProtocols() {}

    static Map<Protocol, HeaderDecoder> all() {
        return Map.ofEntries(
                Map.entry(LinkType.NULL, LoopbackHeader::decode),
                Map.entry(LinkType.ETHERNET, EthernetHeader::decode),
                Map.entry(LinkType.PPP, PppHeader::decode),
                Map.entry(LinkType.RAW, IpByVersion::decode),
                Map.entry(LinkType.LOOP, LoopbackHeader::decode),
                Map.entry(LinkType.LINUX_SLL, LinuxCookedHeader::decode),
                Map.entry(LinkType.IPV4, Ipv4Header::decode),
                Map.entry(LinkType.LINUX_SLL2, LinuxCooked2Header::decode),
                Map.entry(AddressFamily.IPV4, Ipv4Header::decode),
                Map.entry(LlcSap.SNAP, SnapHeader::decode),
                Map.entry(EtherType.LLC, LlcHeader::decode),
                Map.entry(EtherType.IPV4, Ipv4Header::decode),
                Map.entry(EtherType.ARP, ArpPacket::decode),
                Map.entry(EtherType.TRANSPARENT_ETHERNET_BRIDGING, EthernetHeader::decode),
                Map.entry(EtherType.RARP, ArpPacket::decode),
                Map.entry(EtherType.VLAN, VlanTag::decode),
                Map.entry(EtherType.PPP, PppHeader::decode),
                Map.entry(EtherType.MPLS, MplsLabel::decode),
                Map.entry(EtherType.MPLS_MULTICAST, MplsLabel::decode),
                Map.entry(EtherType.PPPOE_DISCOVERY, PppoeHeader::decode),
                Map.entry(EtherType.PPPOE_SESSION, PppoeHeader::decode),
                Map.entry(EtherType.SERVICE_VLAN, VlanTag::decode),
                Map.entry(EtherType.DOUBLE_VLAN, VlanTag::decode),
                Map.entry(PppProtocol.IPV4, Ipv4Header::decode),
                Map.entry(PppProtocol.MPLS, MplsLabel::decode),
                Map.entry(IpProtocol.IPV4, Ipv4Header::decode),
                Map.entry(IpProtocol.TCP, TcpHeader::decode),
                Map.entry(IpProtocol.GRE, GreHeader::decode),
                Map.entry(IpProtocol.MPLS_IN_IP, MplsLabel::decode),
                Map.entry(IpProtocol.ETHERNET, EthernetHeader::decode),
                Map.entry(UdpPort.VXLAN, VxlanHeader::decode));
    }
}
