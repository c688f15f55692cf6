package io.rawnet.examples.experiment.link;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.time.Duration;

/** EtherTypes are numbers, not flags: joined with | they are another type, which nobody sends. Here is what hears several. */
public final class JoinedEtherTypes {
    private static final EtherType ALL = LinkChannel.ALL_PROTOCOLS;
    private static final EtherType JOINED =
            new EtherType(EtherType.IPV4.number() | EtherType.ARP.number() | ALL.number());

    /** @param args an interface, such as eth0; then ping this host through it */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: JoinedEtherTypes INTERFACE");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        try (LinkChannel joined = LinkChannel.open(LinkMode.RAW).bind(on, JOINED);
                LinkChannel arp = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.ARP);
                LinkChannel ipv4 = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.IPV4);
                LinkChannel all = LinkChannel.open(LinkMode.RAW, on, ALL, "arp or icmp")) {
            System.out.println("listening on " + on.name());
            Packet packet;
            do {
                packet = all.receive().packet();
                System.out.println("ETH_P_ALL and a filter: " + packet);
            } while (packet.header(IcmpHeader.class).isEmpty());

            Duration second = Duration.ofSeconds(1);
            System.out.println("a socket for ARP: " + arp.receive(second).packet());
            System.out.println("a socket for IPv4: " + ipv4.receive(second).packet());
            System.out.printf(
                    "a socket for 0x0800 | 0x0806 | 0x0003, which is 0x%04x: %s%n",
                    JOINED.number(),
                    joined.tryReceive()
                            .map(Arrival::packet)
                            .map(Object::toString)
                            .orElse("nothing"));
        }
    }
}
