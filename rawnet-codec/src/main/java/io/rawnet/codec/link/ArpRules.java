package io.rawnet.codec.link;

import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.number.EtherType;
import java.util.List;

/** Checks the rules for an ARP packet whose structure is sound. */
final class ArpRules {

    private ArpRules() {}

    static List<Violation> violations(ArpPacket packet) {
        int hardwareType = packet.hardwareType();
        int operation = packet.operation();
        int hardware = packet.senderHardware().size();
        int protocol = packet.senderProtocol().size();
        boolean wrongMac = hardwareType == ArpPacket.ETHERNET && hardware != MacAddress.LENGTH;
        boolean wrongIpv4 = packet.protocolType().equals(EtherType.IPV4) && protocol != Ipv4Address.LENGTH;
        String sender = packet.senderMac()
                .filter(MacAddress::isMulticast)
                .map(MacAddress::toString)
                .orElse("");
        boolean groupReplies = operation == ArpPacket.REPLY && !sender.isEmpty();
        return new Violations()
                .addIf(isReserved(hardwareType), "RFC 5494 3", 0, "hardware type " + hardwareType + " is reserved")
                .addIf(wrongMac, "RFC 826", 4, "an Ethernet address has 6 octets, not " + hardware)
                .addIf(wrongIpv4, "RFC 826", 5, "an IPv4 address has 4 octets, not " + protocol)
                .addIf(isReserved(operation), "RFC 5494 3", 6, "operation " + operation + " is reserved")
                .addIf(groupReplies, "RFC 1812 3.3.2", 8, "sender " + sender + " is a group address")
                .list();
    }

    private static boolean isReserved(int number) {
        return number == 0 || number == 0xFFFF;
    }
}
