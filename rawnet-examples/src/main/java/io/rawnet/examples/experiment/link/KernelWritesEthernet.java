package io.rawnet.examples.experiment.link;

import io.rawnet.codec.Octets;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.packet.LinkAddress;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.nio.charset.StandardCharsets;

/** AF_PACKET, SOCK_DGRAM: we begin behind the Ethernet header, the kernel writes it. A socket of mode RAW sees that it did. */
public final class KernelWritesEthernet implements Experiment {
    @Override
    public String title() {
        return "Send behind an Ethernet header that the kernel writes";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (LinkChannel here = LinkChannel.open(LinkMode.DGRAM);
                LinkChannel datagrams = lab.peer().call(() -> LinkChannel.open(LinkMode.DGRAM));
                LinkChannel frames = lab.peer().call(() -> LinkChannel.open(LinkMode.RAW))) {
            datagrams.bind(lab.peer().interfaceIndex(), EtherType.EXPERIMENTAL_2);
            frames.bind(lab.peer().interfaceIndex(), EtherType.EXPERIMENTAL_2);

            Octets text = Octets.of("the header is the kernel's".getBytes(StandardCharsets.UTF_8));
            here.send(
                    text.buffer(),
                    lab.local().interfaceIndex(),
                    EtherType.EXPERIMENTAL_2,
                    LinkAddress.of(lab.peerMac()));
            notes.sent(text.size() + " octets to " + lab.peerMac());

            Packet frame = frames.receive(Lab.PATIENCE).packet();
            EthernetHeader header = frame.header(EthernetHeader.class).orElseThrow();
            notes.seen("mode RAW: " + frame);
            notes.check("the source in the kernel's header", lab.localMac(), header.source());
            notes.check("the destination in it", lab.peerMac(), header.destination());

            Packet datagram = datagrams.receive(Lab.PATIENCE).packet();
            notes.seen("mode DGRAM: \""
                    + StandardCharsets.UTF_8.decode(datagram.octets().buffer()) + '"');
            notes.check(
                    "without its header it is what was sent", datagram.octets().equals(text));
        }
    }
}
