package io.rawnet.examples.experiment.link;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.ReceivedFrame;
import java.nio.charset.StandardCharsets;

/** AF_PACKET, SOCK_RAW: the whole Ethernet frame is ours, here with an EtherType that IEEE 802 keeps for experiments. */
public final class OwnEtherType implements Experiment {
    @Override
    public String title() {
        return "Send a whole Ethernet frame with an EtherType of our own";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (LinkChannel here = LinkChannel.open(LinkMode.RAW);
                LinkChannel there = lab.peer().call(() -> LinkChannel.open(LinkMode.RAW))) {
            here.bind(lab.local().interfaceIndex(), EtherType.EXPERIMENTAL_1);
            there.bind(lab.peer().interfaceIndex(), EtherType.EXPERIMENTAL_1);

            Packet frame = Packet.of(new EthernetHeader(lab.peerMac(), lab.localMac(), EtherType.EXPERIMENTAL_1))
                    .withPayload("no IP at all".getBytes(StandardCharsets.UTF_8));
            here.send(frame);
            notes.sent(frame);

            Arrival<ReceivedFrame> arrival = there.receive(Lab.PATIENCE);
            ReceivedFrame received = arrival.metadata();
            notes.seen(arrival.packet() + " for " + received.packetType() + " from " + received.linkAddress());
            notes.check(
                    "the peer sees the same octets",
                    frame.octets().equals(arrival.packet().octets()));
        }
    }
}
