package io.rawnet.examples.command;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Asks for the Ethernet address behind an IPv4 address (RFC 826). */
final class Arp {
    private Arp() {}

    /** {@return who has an address; empty if nobody answers in time} */
    static Optional<MacAddress> ask(LinkInterface on, Ipv4Address wanted, Duration timeout) throws IOException {
        MacAddress ours = on.mac().orElseThrow(() -> new IOException(on.name() + " is no Ethernet interface"));
        Packet question = Packet.of(
                new EthernetHeader(MacAddress.BROADCAST, ours, EtherType.ARP),
                ArpPacket.request(ours, source(on), wanted));
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.bind(on, EtherType.ARP);
            return channel.exchange(question, timeout)
                    .flatMap(answer -> answer.packet().header(ArpPacket.class))
                    .flatMap(ArpPacket::senderMac);
        }
    }

    /** {@return the interface's address; without one the question is a probe, from nobody (RFC 5227)} */
    private static Ipv4Address source(LinkInterface on) {
        return on.addresses().stream()
                .filter(Ipv4Address.class::isInstance)
                .map(Ipv4Address.class::cast)
                .findFirst()
                .orElse(Ipv4Address.ANY);
    }
}
