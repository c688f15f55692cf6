package io.rawnet.examples.experiment.link;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.ReceivedFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** AF_PACKET, SOCK_RAW: a whole Ethernet frame of ours, with an EtherType that IEEE 802 keeps for experiments, and no IP in it. */
public final class OwnEtherType {
    /** @param args an interface to hear a frame, such as eth0; an interface and an Ethernet address to send one there */
    public static void main(String[] args) throws IOException {
        if (args.length != 1 && args.length != 2) {
            System.err.println("usage: OwnEtherType INTERFACE [MAC]");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.bind(on, EtherType.EXPERIMENTAL_1);
            if (args.length == 2) {
                Packet frame = Packet.of(new EthernetHeader(
                                MacAddress.of(args[1]), on.mac().orElseThrow(), EtherType.EXPERIMENTAL_1))
                        .withPayload("no IP at all".getBytes(StandardCharsets.UTF_8));
                channel.send(frame);
                System.out.println("sent " + frame);
                return;
            }
            System.out.println("listening on " + on.name() + " for " + EtherType.EXPERIMENTAL_1);
            Arrival<ReceivedFrame> arrival = channel.receive();
            ReceivedFrame received = arrival.metadata();
            System.out.println(arrival.packet() + " for " + received.packetType() + " from " + received.linkAddress());
            System.out.println("its octets are " + arrival.packet().octets());
        }
    }
}
