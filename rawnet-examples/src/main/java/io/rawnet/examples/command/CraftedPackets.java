package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.craft.PacketSource;
import java.util.Optional;

/**
 * The packets that the options of send and exchange describe.
 *
 * @param protocol what follows the IP header
 * @param routed the source address that the route prefers
 * @param destination where they go
 * @param frame the Ethernet header, at the link layer
 * @param ip fields of the IP header
 * @param transport fields of the transport header
 * @param data the payload
 */
record CraftedPackets(
        IpProtocol protocol,
        IpAddress routed,
        IpAddress destination,
        Optional<Header> frame,
        IpFields ip,
        TransportFields transport,
        Octets data)
        implements PacketSource {

    @Override
    public Packet packet(long index) {
        Header network = ip.header(index, routed, destination, protocol);
        Packet packet = transport
                .header(protocol, index)
                .map(header -> Packet.of(network, header))
                .orElseGet(() -> Packet.of(network))
                .withPayload(data)
                .tryCompleted()
                .orElseThrow(
                        () -> new IllegalArgumentException("the payload is too long for one packet of 65535 octets"));
        return frame.map(packet::behind).orElse(packet);
    }

    @Override
    public boolean varies() {
        return ip.varies(destination) || transport.varies(protocol);
    }
}
