package io.rawnet.examples.experiment.link;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkAddress;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.io.IOException;

/** AF_PACKET, SOCK_DGRAM: we begin behind the Ethernet header, the kernel writes it. A socket of mode RAW sees that it did. */
public final class KernelWritesEthernet {
    private static final EtherType OURS = EtherType.EXPERIMENTAL_2;

    /** @param args an interface to hear a packet, such as eth0; an interface and an Ethernet address to send one there */
    public static void main(String[] args) throws IOException {
        if (args.length != 1 && args.length != 2) {
            System.err.println("usage: KernelWritesEthernet INTERFACE [MAC]");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        try (LinkChannel datagrams = LinkChannel.open(LinkMode.DGRAM);
                LinkChannel frames = LinkChannel.open(LinkMode.RAW)) {
            if (args.length == 2) {
                Octets octets = Octets.hex("cafe cafe");
                datagrams.send(octets.buffer(), on.index(), OURS, LinkAddress.of(MacAddress.of(args[1])));
                System.out.println("sent " + octets + " to " + args[1]);
                return;
            }
            datagrams.bind(on, OURS);
            frames.bind(on, OURS);
            System.out.println("listening on " + on.name() + " for " + OURS);
            System.out.println("mode RAW: " + frames.receive().packet());
            System.out.println("mode DGRAM: " + datagrams.receive().packet().octets());
        }
    }
}
