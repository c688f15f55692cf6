package io.rawnet.examples.experiment.link;

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

/** Asks everyone on the link who has an IPv4 address; the owner's kernel answers with its Ethernet address. */
public final class AskArp {
    /** @param args an interface, an address of this host on it, and the address to ask for, such as eth0 10.0.0.1 10.0.0.2 */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: AskArp INTERFACE SOURCE TARGET");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        MacAddress ours = on.mac().orElseThrow();
        Packet question = Packet.of(
                new EthernetHeader(MacAddress.BROADCAST, ours, EtherType.ARP),
                ArpPacket.request(ours, Ipv4Address.of(args[1]), Ipv4Address.of(args[2])));
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.ARP)) {
            System.out.println("sent " + question);
            System.out.println(channel.exchange(question, Duration.ofSeconds(1))
                    .map(answer -> answer.packet().toString())
                    .orElse("no answer"));
        }
    }
}
