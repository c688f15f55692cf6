package io.rawnet.codec.link;

import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import java.util.ArrayList;
import java.util.List;

/** Checks the rules for an ARP packet whose structure is sound. */
final class ArpRules {

    private ArpRules() {}

    static List<Violation> violations(ArpPacket packet) {
        List<Violation> found = new ArrayList<>();
        if (packet.hardwareType() == 0 || packet.hardwareType() == 0xFFFF) {
            found.add(new Violation("RFC 5494 3", 0, "hardware type " + packet.hardwareType() + " is reserved"));
        }
        int hardware = packet.senderHardware().size();
        if (packet.hardwareType() == ArpPacket.ETHERNET && hardware != MacAddress.LENGTH) {
            found.add(new Violation("RFC 826", 4, "an Ethernet address has 6 octets, not " + hardware));
        }
        int protocol = packet.senderProtocol().size();
        if (packet.protocolType().equals(EtherType.IPV4) && protocol != Ipv4Address.LENGTH) {
            found.add(new Violation("RFC 826", 5, "an IPv4 address has 4 octets, not " + protocol));
        }
        if (packet.operation() == 0 || packet.operation() == 0xFFFF) {
            found.add(new Violation("RFC 5494 3", 6, "operation " + packet.operation() + " is reserved"));
        }
        if (packet.operation() == ArpPacket.REPLY) {
            packet.senderMac()
                    .filter(MacAddress::isMulticast)
                    .ifPresent(mac ->
                            found.add(new Violation("RFC 1812 3.3.2", 8, "sender " + mac + " is a group address")));
        }
        return List.copyOf(found);
    }
}
