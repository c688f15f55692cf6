package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.igmp.IgmpHeader;
import io.rawnet.codec.control.vrrp.VrrpMessage;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
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
import io.rawnet.codec.tunnel.GeneveHeader;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.nio.ByteBuffer;

/** The protocols of this module: one line a header, with the numbers that announce it. */
final class StandardProtocols {

    private static final int LINK = 0x1_0000;
    private static final int ETHER = 0x2_0000;
    private static final int LLC = 0x3_0000;
    private static final int PPP = 0x4_0000;
    private static final int IP = 0x5_0000;
    private static final int UDP = 0x6_0000;

    /** Numbers of this space have up to 31 bits, those of the others up to 16. */
    private static final int FAMILY = 0x8000_0000;

    private StandardProtocols() {}

    /**
     * {@return the header at the buffer's position; null where no header of this module has the number} A switch, because the
     * virtual machine sees which method is called: with a map of decoders, decoding a packet took a third longer.
     *
     * @throws MalformedPacketException if the header cannot be read
     */
    static Header decode(Protocol protocol, ByteBuffer in) throws MalformedPacketException {
        return switch (key(protocol)) {
            case LINK | 0, LINK | 108 -> LoopbackHeader.decode(in);
            case LINK | 1, ETHER | 0x6558, IP | 143 -> EthernetHeader.decode(in);
            case LINK | 9, ETHER | 0x880b -> PppHeader.decode(in);
            case LINK | 12, LINK | 101 -> IpByVersion.decode(in);
            case LINK | 113 -> LinuxCookedHeader.decode(in);
            case LINK | 228, FAMILY | 2, ETHER | 0x0800, PPP | 0x0021, IP | 4 -> Ipv4Header.decode(in);
            case LINK | 229, FAMILY | 24, FAMILY | 28, FAMILY | 30, ETHER | 0x86dd, PPP | 0x0057, IP | 41 ->
                Ipv6Header.decode(in);
            case LINK | 276 -> LinuxCookedHeader.decodeVersion2(in);
            case ETHER | 0x0004 -> LlcHeader.decode(in);
            case ETHER | 0x0806, ETHER | 0x8035 -> ArpPacket.decode(in);
            case ETHER | 0x8100, ETHER | 0x88a8, ETHER | 0x9100 -> VlanTag.decode(in);
            case ETHER | 0x8847, ETHER | 0x8848, PPP | 0x0281, IP | 137 -> MplsLabel.decode(in);
            case ETHER | 0x8863, ETHER | 0x8864 -> PppoeHeader.decode(in);
            case ETHER | 0x88cc -> LldpDataUnit.decode(in);
            case LLC | 0xaa -> SnapHeader.decode(in);
            case IP | 0 -> HopByHopOptionsHeader.decode(in);
            case IP | 1 -> IcmpHeader.decode(in);
            case IP | 2 -> IgmpHeader.decode(in);
            case IP | 6 -> TcpHeader.decode(in);
            case IP | 17 -> UdpHeader.decode(in);
            case IP | 33 -> DccpHeader.decode(in);
            case IP | 43 -> RoutingHeader.decode(in);
            case IP | 44 -> FragmentHeader.decode(in);
            case IP | 47 -> GreHeader.decode(in);
            case IP | 50 -> EspHeader.decode(in);
            case IP | 51 -> AuthenticationHeader.decode(in);
            case IP | 58 -> Icmpv6Header.decode(in);
            case IP | 60 -> DestinationOptionsHeader.decode(in);
            case IP | 112 -> VrrpMessage.decode(in);
            case IP | 132 -> SctpPacket.decode(in);
            case IP | 135 -> MobilityHeader.decode(in);
            case IP | 136 -> UdpLiteHeader.decode(in);
            case UDP | 4789 -> VxlanHeader.decode(in);
            case UDP | 6081 -> GeneveHeader.decode(in);
            default -> null;
        };
    }

    private static int key(Protocol protocol) {
        if (protocol instanceof IpProtocol ip) {
            return IP | ip.number();
        }
        if (protocol instanceof EtherType ether) {
            return ETHER | ether.number();
        }
        if (protocol instanceof LinkType link) {
            return LINK | link.number();
        }
        if (protocol instanceof UdpPort udp) {
            return UDP | udp.number();
        }
        if (protocol instanceof PppProtocol ppp) {
            return PPP | ppp.number();
        }
        if (protocol instanceof LlcSap llc) {
            return LLC | llc.number();
        }
        return protocol instanceof AddressFamily family ? FAMILY | family.number() : 0;
    }
}
