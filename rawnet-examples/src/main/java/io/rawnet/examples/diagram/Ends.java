package io.rawnet.examples.diagram;

import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The two ends of a packet: those of the innermost IP header, of an ARP packet, or else of the Ethernet header.
 *
 * @param source where it came from
 * @param destination where it goes
 */
record Ends(End source, End destination) {
    /**
     * One end.
     *
     * @param address an IP or MAC address
     * @param port the port, 0 to 65535; empty where the protocol has none
     */
    record End(String address, OptionalInt port) {
        private static End without(Object address) {
            return new End(address.toString(), OptionalInt.empty());
        }
    }

    /** {@return the ends of a packet; empty if it has no address that is known} */
    static Optional<Ends> of(Packet packet) {
        return FlowKey.of(packet)
                .map(Ends::of)
                .or(() -> packet.header(ArpPacket.class).flatMap(Ends::of))
                .or(() -> packet.header(EthernetHeader.class)
                        .map(header -> new Ends(End.without(header.source()), End.without(header.destination()))));
    }

    private static Ends of(FlowKey flow) {
        boolean numbersAreIdentifiers =
                flow.protocol().equals(IpProtocol.ICMP) || flow.protocol().equals(IpProtocol.ICMPV6);
        return numbersAreIdentifiers
                ? new Ends(End.without(flow.source()), End.without(flow.destination()))
                : new Ends(
                        new End(flow.source().toString(), flow.sourcePort()),
                        new End(flow.destination().toString(), flow.destinationPort()));
    }

    private static Optional<Ends> of(ArpPacket arp) {
        return arp.senderIpv4()
                .flatMap(sender -> arp.targetIpv4().map(target -> new Ends(End.without(sender), End.without(target))));
    }

    /** {@return whether a host sends to another port of its own} */
    boolean isWithinOneHost() {
        return source.address.equals(destination.address) && !source.port.equals(destination.port);
    }
}
