package io.rawnet.codec.packet;

import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.control.icmp.IcmpMessage;
import io.rawnet.codec.control.icmpv6.Icmpv6Message;
import io.rawnet.codec.control.multicast.IgmpMessage;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.TcpHeader;
import java.util.Map;

/** The protocols of this module by the numbers that announce them: one line a number. */
final class StandardProtocols {

    private StandardProtocols() {}

    static Map<Protocol, HeaderDecoder> all() {
        return Map.ofEntries(
                Map.entry(LinkType.ETHERNET, EthernetHeader::decode),
                Map.entry(LinkType.IPV4, Ipv4Header::decode),
                Map.entry(EtherType.IPV4, Ipv4Header::decode),
                Map.entry(IpProtocol.ICMP, IcmpMessage::decode),
                Map.entry(IpProtocol.IGMP, IgmpMessage::decode),
                Map.entry(IpProtocol.IPV4, Ipv4Header::decode),
                Map.entry(IpProtocol.ICMPV6, Icmpv6Message::decode),
                Map.entry(IpProtocol.TCP, TcpHeader::decode));
    }
}
