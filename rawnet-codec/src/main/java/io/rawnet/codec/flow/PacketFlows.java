package io.rawnet.codec.flow;

import io.rawnet.codec.Header;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.ExtensionHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.MobilityHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys of packets whose headers are decoded. */
final class PacketFlows {

    private PacketFlows() {}

    static Optional<FlowKey> innermost(Packet packet) {
        for (int i = packet.headers().size() - 1; i >= 0; i--) {
            if (isIp(packet.headers().get(i))) {
                return Optional.of(key(packet, i));
            }
        }
        return Optional.empty();
    }

    static List<FlowKey> all(Packet packet) {
        List<FlowKey> keys = new ArrayList<>(1);
        for (int i = 0; i < packet.headers().size(); i++) {
            if (isIp(packet.headers().get(i))) {
                keys.add(key(packet, i));
            }
        }
        return List.copyOf(keys);
    }

    private static boolean isIp(Header header) {
        return header instanceof Ipv4Header || header instanceof Ipv6Header;
    }

    private static FlowKey key(Packet packet, int index) {
        if (packet.headers().get(index) instanceof Ipv4Header ip) {
            return key(packet, index, ip.source(), ip.destination(), ip.protocol());
        }
        Ipv6Header ip = (Ipv6Header) packet.headers().get(index);
        return key(packet, index, ip.source(), ip.destination(), ip.nextHeader());
    }

    private static FlowKey key(
            Packet packet, int index, IpAddress source, IpAddress destination, IpProtocol announced) {
        List<Header> headers = packet.headers();
        IpProtocol protocol = announced;
        int last = index;
        while (last + 1 < headers.size()
                && headers.get(last + 1) instanceof ExtensionHeader extension
                && !(extension instanceof MobilityHeader)) {
            protocol = extension.nextHeader();
            last++;
        }
        return FlowKey.of(source, destination, transport(packet, last, protocol));
    }

    /** {@return protocol and ports of what follows a header, as one word} */
    private static long transport(Packet packet, int last, IpProtocol protocol) {
        List<Header> headers = packet.headers();
        if (headers.get(last).isFragment() && headers.get(last).nextProtocol().isEmpty()) {
            return FlowKey.transport(protocol);
        }
        if (last + 1 == headers.size()) {
            ByteBuffer cut = packet.payload().buffer();
            return OctetFlows.transport(protocol, cut, 0, cut.limit());
        }
        Header header = headers.get(last + 1);
        if (header instanceof TransportHeader transport) {
            return FlowKey.transport(protocol, transport.sourcePort(), transport.destinationPort());
        }
        if (protocol.equals(IpProtocol.ICMP) || protocol.equals(IpProtocol.ICMPV6)) {
            ByteBuffer message = ByteBuffer.allocate(header.length());
            header.encode(message);
            return OctetFlows.transport(protocol, message, 0, message.limit());
        }
        return FlowKey.transport(protocol);
    }
}
