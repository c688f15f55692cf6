package io.rawnet.codec.packet;

import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.control.icmp.IcmpMessage;
import io.rawnet.codec.control.icmpv6.Icmpv6Message;
import io.rawnet.codec.control.multicast.IgmpMessage;
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
import io.rawnet.codec.link.lldp.LldpDataUnit;
import io.rawnet.codec.network.AuthenticationHeader;
import io.rawnet.codec.network.DestinationOptionsHeader;
import io.rawnet.codec.network.EspHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.MobilityHeader;
import io.rawnet.codec.network.RoutingHeader;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import io.rawnet.codec.transport.sctp.SctpPacket;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.util.HashMap;
import java.util.Map;

/** The protocols of this module by the numbers that announce them: one line a number. */
final class StandardProtocols {

    private StandardProtocols() {}

    static Map<Protocol, HeaderDecoder> all() {
        Map<Protocol, HeaderDecoder> decoders = new HashMap<>();
        decoders.put(LinkType.ETHERNET, EthernetHeader::decode);
        decoders.put(LinkType.IPV4, Ipv4Header::decode);
        decoders.put(LinkType.NULL, LoopbackHeader::decode);
        decoders.put(LinkType.PPP, PppHeader::decode);
        decoders.put(LinkType.RAW, IpByVersion::decode);
        decoders.put(LinkType.LOOP, LoopbackHeader::decode);
        decoders.put(LinkType.LINUX_SLL, LinuxCookedHeader::decode);
        decoders.put(LinkType.LINUX_SLL2, LinuxCooked2Header::decode);
        decoders.put(LinkType.IPV6, Ipv6Header::decode);
        decoders.put(AddressFamily.IPV4, Ipv4Header::decode);
        decoders.put(AddressFamily.IPV6_NETBSD, Ipv6Header::decode);
        decoders.put(AddressFamily.IPV6_FREEBSD, Ipv6Header::decode);
        decoders.put(AddressFamily.IPV6_DARWIN, Ipv6Header::decode);
        decoders.put(LlcSap.SNAP, SnapHeader::decode);
        decoders.put(EtherType.IPV4, Ipv4Header::decode);
        decoders.put(EtherType.LLC, LlcHeader::decode);
        decoders.put(EtherType.ARP, ArpPacket::decode);
        decoders.put(EtherType.TRANSPARENT_ETHERNET_BRIDGING, EthernetHeader::decode);
        decoders.put(EtherType.RARP, ArpPacket::decode);
        decoders.put(EtherType.VLAN, VlanTag::decode);
        decoders.put(EtherType.PPP, PppHeader::decode);
        decoders.put(EtherType.MPLS, MplsLabel::decode);
        decoders.put(EtherType.MPLS_MULTICAST, MplsLabel::decode);
        decoders.put(EtherType.PPPOE_DISCOVERY, PppoeHeader::decode);
        decoders.put(EtherType.PPPOE_SESSION, PppoeHeader::decode);
        decoders.put(EtherType.SERVICE_VLAN, VlanTag::decode);
        decoders.put(EtherType.LLDP, LldpDataUnit::decode);
        decoders.put(EtherType.DOUBLE_VLAN, VlanTag::decode);
        decoders.put(EtherType.IPV6, Ipv6Header::decode);
        decoders.put(PppProtocol.IPV4, Ipv4Header::decode);
        decoders.put(PppProtocol.MPLS, MplsLabel::decode);
        decoders.put(PppProtocol.IPV6, Ipv6Header::decode);
        decoders.put(IpProtocol.ICMP, IcmpMessage::decode);
        decoders.put(IpProtocol.IGMP, IgmpMessage::decode);
        decoders.put(IpProtocol.IPV4, Ipv4Header::decode);
        decoders.put(IpProtocol.ICMPV6, Icmpv6Message::decode);
        decoders.put(IpProtocol.TCP, TcpHeader::decode);
        decoders.put(IpProtocol.UDP, UdpHeader::decode);
        decoders.put(IpProtocol.DCCP, DccpHeader::decode);
        decoders.put(IpProtocol.SCTP, SctpPacket::decode);
        decoders.put(IpProtocol.UDP_LITE, UdpLiteHeader::decode);
        decoders.put(IpProtocol.GRE, GreHeader::decode);
        decoders.put(IpProtocol.MPLS_IN_IP, MplsLabel::decode);
        decoders.put(IpProtocol.ETHERNET, EthernetHeader::decode);
        decoders.put(IpProtocol.IPV6, Ipv6Header::decode);
        decoders.put(IpProtocol.HOP_BY_HOP, HopByHopOptionsHeader::decode);
        decoders.put(IpProtocol.ROUTING, RoutingHeader::decode);
        decoders.put(IpProtocol.FRAGMENT, FragmentHeader::decode);
        decoders.put(IpProtocol.ESP, EspHeader::decode);
        decoders.put(IpProtocol.AH, AuthenticationHeader::decode);
        decoders.put(IpProtocol.DESTINATION_OPTIONS, DestinationOptionsHeader::decode);
        decoders.put(IpProtocol.MOBILITY, MobilityHeader::decode);
        decoders.put(UdpPort.VXLAN, VxlanHeader::decode);
        return Map.copyOf(decoders);
    }
}
