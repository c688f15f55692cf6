package io.rawnet.codec.flow;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.Set;

/** Keys of IP packets where they lie. */
final class OctetFlows {

    private static final Set<IpProtocol> WITH_PORTS =
            Set.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.DCCP, IpProtocol.SCTP, IpProtocol.UDP_LITE);

    private static final int IPV4_PROTOCOL = 9;
    private static final int IDENTIFIER = 4;

    private OctetFlows() {}

    static FlowKey at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        if (buffer.limit() > offset && Wire.u8(buffer, offset) >>> 4 == 6) {
            Ipv6View ip = Ipv6View.at(buffer, offset);
            int end = ip.payloadEnd();
            long transport = behindExtensions(Ipv6Chain.upperLayer(buffer, offset, end), buffer, end);
            return FlowKey.of(ip.source(), ip.destination(), transport);
        }
        Ipv4View ip = Ipv4View.at(buffer, offset);
        int end = ip.payloadEnd();
        // the authentication header, above all; the decoder of packets too takes IPv6's extension headers behind IPv4
        long transport = ip.fragmentOffset() != 0
                ? FlowKey.transport(ip.protocol())
                : behindExtensions(
                        Ipv6Chain.from(buffer, offset + IPV4_PROTOCOL, ip.payloadOffset(), end), buffer, end);
        return FlowKey.of(ip.source(), ip.destination(), transport);
    }

    /** {@return protocol and ports of the header that a walk over extension headers has found} */
    private static long behindExtensions(long found, ByteBuffer buffer, int end) {
        int announced = Wire.u8(buffer, Ipv6Chain.announcement(found));
        int at = Ipv6Chain.index(found);
        if (announced == Ipv6Chain.FRAGMENT && end - at >= FragmentHeader.LENGTH) {
            return FlowKey.transport(
                    IpProtocol.of(Wire.u8(buffer, at))); // not the first: the walk passes over that one
        }
        return transport(IpProtocol.of(announced), buffer, at, end);
    }

    /**
     * {@return protocol and ports of a transport header, which may be cut}
     *
     * @param protocol the protocol
     * @param buffer the octets
     * @param at the absolute index of the header's first octet
     * @param end the absolute index behind the packet
     */
    static long transport(IpProtocol protocol, ByteBuffer buffer, int at, int end) {
        if (WITH_PORTS.contains(protocol) && end - at >= 4) {
            return FlowKey.transport(protocol, Wire.u16(buffer, at), Wire.u16(buffer, at + 2));
        }
        if (end - at >= IDENTIFIER + 2 && isEcho(protocol, Wire.u8(buffer, at))) {
            int identifier = Wire.u16(buffer, at + IDENTIFIER);
            return FlowKey.transport(protocol, identifier, identifier);
        }
        return FlowKey.transport(protocol);
    }

    private static boolean isEcho(IpProtocol protocol, int type) {
        return protocol.equals(IpProtocol.ICMP) && (type == 0 || type == 8)
                || protocol.equals(IpProtocol.ICMPV6) && (type == 128 || type == 129);
    }
}
