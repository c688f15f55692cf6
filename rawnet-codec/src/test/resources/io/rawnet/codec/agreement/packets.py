"""Builds packets with scapy, or reads packets with it: the other side of ScapyAgreementTest."""

import sys

from scapy.all import *  # noqa: scapy's own way
from scapy.contrib.geneve import GENEVE, GeneveOptions
from scapy.contrib.igmp import IGMP
from scapy.contrib.igmpv3 import IGMPv3, IGMPv3gr, IGMPv3mq, IGMPv3mr
from scapy.contrib.lldp import *  # noqa
from scapy.contrib.mpls import MPLS
from scapy.layers.inet6 import *  # noqa
from scapy.layers.sctp import *  # noqa
from scapy.layers.vrrp import VRRP, VRRPv3
from scapy.layers.vxlan import VXLAN

E = Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")
I = IP(src="10.0.0.1", dst="10.0.0.2")
S = IPv6(src="fe80::1", dst="fe80::2")
U = UDP(sport=40000, dport=50000)
D = Raw(b"rawnet")
DLT = {"ethernet": Ether, "raw4": IP, "raw6": IPv6, "sll": CookedLinux, "ppp": PPP}

# link type, the headers that must be found, the packet
PACKETS = [
    ("ethernet", "EthernetHeader Ipv4Header UdpHeader", E / I / U / D),
    ("ethernet", "EthernetHeader VlanTag VlanTag Ipv6Header TcpHeader",
     E / Dot1AD(vlan=7, prio=5) / Dot1Q(vlan=100) / S / TCP(flags="SEC")),
    ("ethernet", "EthernetHeader ArpPacket", E / ARP(op=2, psrc="10.0.0.1", pdst="10.0.0.2")),
    ("ethernet", "EthernetHeader LldpDataUnit",
     E / LLDPDUChassisID(subtype=4, id="02:00:00:00:00:01") / LLDPDUPortID(subtype=5, id=b"eth0")
     / LLDPDUTimeToLive(ttl=120) / LLDPDUSystemName(system_name=b"sw1") / LLDPDUSystemCapabilities(router_available=1)
     / LLDPDUManagementAddress(management_address_subtype=1, management_address=b"\x0a\0\0\1")
     / LLDPDUGenericOrganisationSpecific(org_code=0x0080C2, subtype=1, data=b"\0\1") / LLDPDUEndOfLLDPDU()),
    ("ethernet", "EthernetHeader LlcHeader SnapHeader Ipv4Header UdpHeader",
     Dot3(src="02:00:00:00:00:01", dst="02:00:00:00:00:02") / LLC() / SNAP() / I / U / D),
    ("ethernet", "EthernetHeader LlcHeader", Dot3(src="02:00:00:00:00:01") / LLC() / STP()),
    ("ethernet", "EthernetHeader MplsLabel MplsLabel Ipv4Header UdpHeader",
     E / MPLS(label=16, s=0, ttl=9) / MPLS(label=17, cos=3, s=1) / I / U / D),
    ("ethernet", "EthernetHeader PppoeHeader PppHeader Ipv4Header UdpHeader",
     E / PPPoE(sessionid=0x1234) / PPP() / I / U / D),
    ("ethernet", "EthernetHeader PppoeHeader", E / PPPoED(code=9) / PPPoETag(tag_type=0x0101)),
    ("sll", "LinuxCookedHeader Ipv4Header UdpHeader", CookedLinux(pkttype=4, src=b"\2\0\0\0\0\1") / I / U / D),
    ("ppp", "PppHeader Ipv6Header UdpHeader", HDLC() / PPP() / S / U / D),

    ("raw4", "Ipv4Header TcpHeader", I / TCP(flags="SA", options=[
        ("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 2)), ("NOP", None), ("WScale", 7)]) / D),
    ("raw4", "Ipv4Header TcpHeader", I / TCP(options=[("SAck", (1, 2, 3, 4)), ("UTO", 0x8005), ("TFO", (1, 2))])),
    ("raw4", "Ipv4Header TcpHeader", I / TCP(options=[("Mood", b"x"), (253, b"\xf9\x89"), (30, b"\x00\x81")])),
    ("raw4", "Ipv4Header UdpHeader", IP(
        tos=0xB9, id=0xBEEF, flags="DF", options=[IPOption_RR(routers=["1.2.3.4"]), IPOption_Router_Alert()]) / U / D),
    ("raw4", "Ipv4Header UdpHeader", IP(src="10.0.0.1", dst="10.0.0.2", options=[IPOption_LSRR(routers=["1.2.3.4"]), IPOption_NOP()]) / U / D),
    ("raw4", "Ipv4Header UdpHeader", IP(options=[IPOption_Timestamp(flg=0, timestamp=77)]) / U / D),
    ("raw4", "Ipv4Header", IP(flags="MF", frag=100, proto=17) / (b"x" * 64)),
    ("raw4", "Ipv4Header IcmpHeader Echo", I / ICMP(id=7, seq=9) / D),
    ("raw4", "Ipv4Header IcmpHeader Echo", I / ICMP(type=0) / D),
    ("raw4", "Ipv4Header IcmpHeader IcmpTimestamp", I / ICMP(type=13, ts_ori=1, ts_rx=2, ts_tx=3)),
    ("raw4", "Ipv4Header IcmpHeader IcmpAddressMask", I / ICMP(type=17, addr_mask="255.0.0.0")),
    ("raw4", "Ipv4Header IcmpHeader Echo", I / ICMP(type=15)),
    ("raw4", "Ipv4Header IcmpHeader IcmpRedirect", I / ICMP(type=5, code=1, gw="10.0.0.3") / I / U),
    ("raw4", "Ipv4Header IcmpHeader IcmpDestinationUnreachable", I / ICMP(type=3, code=4, nexthopmtu=1400) / I / U / D),
    ("raw4", "Ipv4Header IcmpHeader IcmpTimeExceeded", I / ICMP(type=11) / I / U / D),
    ("raw4", "Ipv4Header IcmpHeader IcmpParameterProblem", I / ICMP(type=12, ptr=9) / I / U / D),
    ("raw4", "Ipv4Header IcmpHeader IcmpSourceQuench", I / ICMP(type=4) / I / U / D),
    ("raw4", "Ipv4Header IcmpHeader IcmpRouterSolicitation", I / ICMP(type=10)),
    ("raw4", "Ipv4Header IgmpHeader IgmpGroup", I / IGMP(type=0x16, gaddr="239.1.2.3")),
    ("raw4", "Ipv4Header IgmpHeader IgmpGroup", I / IGMP(type=0x11, mrcode=20)),
    ("raw4", "Ipv4Header IgmpHeader MulticastQuery", I / IGMPv3(type=0x11, mrcode=30) / IGMPv3mq(
        gaddr="239.1.2.3", qrv=2, qqic=125, srcaddrs=["10.0.0.9"])),
    ("raw4", "Ipv4Header IgmpHeader MulticastReport", I / IGMPv3(type=0x22) / IGMPv3mr(
        records=[IGMPv3gr(rtype=4, maddr="239.1.2.3", srcaddrs=["10.0.0.9"])])),

    ("raw6", "Ipv6Header UdpHeader", IPv6(tc=0xB9, fl=0xABCDE, hlim=3) / U / D),
    ("raw6", "Ipv6Header HopByHopOptionsHeader Icmpv6Header Echo",
     S / IPv6ExtHdrHopByHop(options=[RouterAlert(), PadN()]) / ICMPv6EchoRequest(id=1, seq=2, data=b"x")),
    ("raw6", "Ipv6Header HopByHopOptionsHeader UdpHeader",
     S / IPv6ExtHdrHopByHop(options=[HBHOptUnknown(otype=0x3E, optdata=b"abc")]) / U / D),
    ("raw6", "Ipv6Header DestinationOptionsHeader UdpHeader",
     S / IPv6ExtHdrDestOpt(options=[HAO(hoa="2001:db8::9")]) / U / D),
    ("raw6", "Ipv6Header RoutingHeader UdpHeader",
     S / IPv6ExtHdrRouting(type=0, segleft=1, addresses=["2001:db8::9"]) / U / D),
    ("raw6", "Ipv6Header RoutingHeader UdpHeader",
     S / IPv6ExtHdrSegmentRouting(addresses=["2001:db8::9", "2001:db8::8"], segleft=1, lastentry=1) / U / D),
    ("raw6", "Ipv6Header FragmentHeader", S / IPv6ExtHdrFragment(nh=17, offset=5, m=1, id=77) / (b"x" * 64)),
    ("raw6", "Ipv6Header FragmentHeader UdpHeader", S / IPv6ExtHdrFragment(nh=17, id=77) / U / D),
    ("raw6", "Ipv6Header AuthenticationHeader", S / AH(spi=1, seq=2, icv=b"x" * 12, payloadlen=4, nh=59)),
    ("raw6", "Ipv6Header EspHeader", S / ESP(spi=1, seq=2, data=b"x" * 16)),
    ("raw6", "Ipv6Header MobilityHeader", S / MIP6MH_BU(seq=7, mhtime=9)),
    ("raw6", "Ipv6Header Icmpv6Header Icmpv6ExtensibleError", S / ICMPv6DestUnreach(code=4) / S / U / D),
    ("raw6", "Ipv6Header Icmpv6Header Icmpv6PacketTooBig", S / ICMPv6PacketTooBig(mtu=1280) / S / U / D),
    ("raw6", "Ipv6Header Icmpv6Header Icmpv6ExtensibleError", S / ICMPv6TimeExceeded() / S / U / D),
    ("raw6", "Ipv6Header Icmpv6Header Icmpv6ParameterProblem", S / ICMPv6ParamProblem(ptr=6) / S / U / D),
    ("raw6", "Ipv6Header Icmpv6Header RouterSolicitation", S / ICMPv6ND_RS() / ICMPv6NDOptSrcLLAddr(lladdr="02:00:00:00:00:01")),
    ("raw6", "Ipv6Header Icmpv6Header RouterAdvertisement", S / ICMPv6ND_RA() / ICMPv6NDOptPrefixInfo(prefix="2001:db8::")
     / ICMPv6NDOptMTU(mtu=1500) / ICMPv6NDOptRDNSS(dns=["2001:db8::1"])
     / ICMPv6NDOptRouteInfo(prefix="2001:db8:1::", plen=48) / ICMPv6NDOptDNSSL(searchlist=["example.org"])),
    ("raw6", "Ipv6Header Icmpv6Header NeighborSolicitation", S / ICMPv6ND_NS(tgt="fe80::2") / ICMPv6NDOptSrcLLAddr()),
    ("raw6", "Ipv6Header Icmpv6Header NeighborAdvertisement", S / ICMPv6ND_NA(tgt="fe80::2") / ICMPv6NDOptDstLLAddr()),
    ("raw6", "Ipv6Header Icmpv6Header Icmpv6Redirect", S / ICMPv6ND_Redirect(tgt="fe80::2", dst="2001:db8::9")
     / ICMPv6NDOptRedirectedHdr(pkt=S / U / D)),
    ("raw6", "Ipv6Header Icmpv6Header Mldv1Message", S / ICMPv6MLQuery(mladdr="ff05::1")),
    ("raw6", "Ipv6Header Icmpv6Header Mldv1Message", S / ICMPv6MLReport(mladdr="ff05::1")),
    ("raw6", "Ipv6Header Icmpv6Header Mldv1Message", S / ICMPv6MLDone(mladdr="ff05::1")),
    ("raw6", "Ipv6Header Icmpv6Header Mldv2Query", S / ICMPv6MLQuery2(mladdr="ff05::1", sources=["2001:db8::9"])),
    ("raw6", "Ipv6Header Icmpv6Header MulticastReport", S / ICMPv6MLReport2(records=[
        ICMPv6MLDMultAddrRec(rtype=4, dst="ff05::1", sources=["2001:db8::9"])])),

    ("raw4", "Ipv4Header Vrrpv2Advertisement", I / VRRP(
        vrid=7, authtype=1, addrlist=["10.0.0.254", "10.0.0.253"], auth1=0x73656372, auth2=0x65740000)),
    ("raw6", "Ipv6Header Vrrpv3Advertisement", S / VRRPv3(vrid=7, adv=250, addrlist=["fe80::7", "2001:db8::7"])),

    ("raw4", "Ipv4Header SctpPacket", I / SCTP(sport=1, dport=2, tag=3) / SCTPChunkData(tsn=9, data=b"abc")),
    ("raw4", "Ipv4Header SctpPacket", I / SCTP(tag=0) / SCTPChunkInit(init_tag=5, params=[SCTPChunkParamCookiePreservative()])),
    ("raw4", "Ipv4Header SctpPacket", I / SCTP(tag=1) / SCTPChunkSACK(
        cumul_tsn_ack=5, gap_ack_list=["2:3"], dup_tsn_list=[7]) / SCTPChunkHeartbeatReq()),
    ("raw4", "Ipv4Header SctpPacket", I / SCTP(tag=1) / SCTPChunkShutdown(cumul_tsn_ack=5)),
    ("raw4", "Ipv4Header SctpPacket", I / SCTP(tag=1) / SCTPChunkCookieEcho(cookie=b"cookie")),
    ("raw4", "Ipv4Header GreHeader Ipv4Header UdpHeader",
     I / GRE(chksum_present=1, key_present=1, key=7, seqnum_present=1, sequence_number=9) / I / U / D),
    ("raw4", "Ipv4Header UdpHeader VxlanHeader EthernetHeader Ipv6Header TcpHeader",
     I / UDP(sport=1234, dport=4789) / VXLAN(vni=0xABCDEF, flags="Instance") / E / S / TCP()),
    ("raw4", "Ipv4Header UdpHeader GeneveHeader EthernetHeader Ipv6Header TcpHeader",
     I / UDP(sport=1234, dport=6081) / GENEVE(vni=0xABCDEF, critical=1, options=[
         GeneveOptions(classid=0x0102, type=0x80, data=b"\0\1\0\2"), GeneveOptions(classid=0x0103, type=1)]) / E / S / TCP()),
    ("raw6", "Ipv6Header UdpHeader GeneveHeader Ipv4Header UdpHeader",
     S / UDP(sport=1234, dport=6081) / GENEVE(vni=7, oam=1, reserved2=9) / I / U / D),
    ("raw4", "Ipv4Header Ipv6Header UdpHeader", I / S / U / D),
    ("raw6", "Ipv6Header Ipv4Header UdpHeader", S / I / U / D),
]


def build():
    for link_type, headers, packet in PACKETS:
        print(link_type, headers.replace(" ", ","), bytes(packet).hex())


# what scapy computes when it is not given
COMPUTED = ("chksum", "cksum", "len", "plen", "ihl", "dataofs",
            "_length", "_management_address_string_length", "_oid_string_length")


def read(lines):
    """Prints the layers that scapy finds, and the octets that it builds from them with lengths and checksums of its own."""
    for line in lines:
        link_type, octets = line.split()
        packet = DLT[link_type](bytes.fromhex(octets))
        names = []
        layer = packet
        while layer:
            names.append(type(layer).__name__)
            layer.raw_packet_cache = None
            for field in COMPUTED:
                if field in layer.fields:
                    layer.delfieldval(field)
            layer = layer.payload
        print(",".join(names), bytes(packet).hex())


if __name__ == "__main__":
    read(open(sys.argv[2])) if sys.argv[1] == "read" else build()
