package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.AuthenticationHeader;
import io.rawnet.codec.network.DestinationOptionsHeader;
import io.rawnet.codec.network.EspHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.MobilityHeader;
import io.rawnet.codec.network.RoutingHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.transport.TcpHeader;
import java.nio.ByteBuffer;
import java.util.Map;

/** The protocols of this module by the numbers that announce them: one line a number. */
final class StandardProtocols {

    private StandardProtocols() {}

    static Map<Protocol, HeaderDecoder> all() {
        return Map.ofEntries(
                Map.entry(LinkType.ETHERNET, EthernetHeader::decode),
                Map.entry(LinkType.IPV4, Ipv4Header::decode),
                Map.entry(EtherType.IPV4, Ipv4Header::decode),
                Map.entry(IpProtocol.IPV4, Ipv4Header::decode),
                Map.entry(PppProtocol.IPV4, Ipv4Header::decode),
                Map.entry(LinkType.RAW, StandardProtocols::decodeByVersion),
                Map.entry(LinkType.IPV6, Ipv6Header::decode),
                Map.entry(EtherType.IPV6, Ipv6Header::decode),
                Map.entry(IpProtocol.IPV6, Ipv6Header::decode),
                Map.entry(PppProtocol.IPV6, Ipv6Header::decode),
                Map.entry(IpProtocol.HOP_BY_HOP, HopByHopOptionsHeader::decode),
                Map.entry(IpProtocol.ROUTING, RoutingHeader::decode),
                Map.entry(IpProtocol.FRAGMENT, FragmentHeader::decode),
                Map.entry(IpProtocol.ESP, EspHeader::decode),
                Map.entry(IpProtocol.AH, AuthenticationHeader::decode),
                Map.entry(IpProtocol.DESTINATION_OPTIONS, DestinationOptionsHeader::decode),
                Map.entry(IpProtocol.MOBILITY, MobilityHeader::decode),
                Map.entry(IpProtocol.TCP, TcpHeader::decode));
    }

    /** Raw IP says which version it is in its first four bits only. */
    private static Header decodeByVersion(ByteBuffer in) throws MalformedPacketException {
        return in.hasRemaining() && in.get(in.position()) >>> 4 == 6 ? Ipv6Header.decode(in) : Ipv4Header.decode(in);
    }
}
