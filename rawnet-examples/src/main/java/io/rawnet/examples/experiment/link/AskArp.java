package io.rawnet.examples.experiment.link;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;

/** Asks everyone on the cable who has the peer's IP address; the peer's kernel answers with its Ethernet address. */
public final class AskArp implements Experiment {
    @Override
    public String title() {
        return "Ask in ARP who has an address, and let the peer's kernel answer";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.bind(lab.local().interfaceIndex(), EtherType.ARP);
            Packet question = Packet.of(
                    new EthernetHeader(MacAddress.BROADCAST, lab.localMac(), EtherType.ARP),
                    ArpPacket.request(lab.localMac(), lab.localAddress(), lab.peerAddress()));
            channel.send(question);
            notes.sent(question);

            Packet answer = channel.receive(Lab.PATIENCE).packet();
            ArpPacket arp = answer.header(ArpPacket.class).orElseThrow();
            notes.seen(answer);
            notes.check("the operation, a reply,", ArpPacket.REPLY, arp.operation());
            notes.check(
                    "the protocol address in the answer",
                    lab.peerAddress(),
                    arp.senderIpv4().orElseThrow());
            notes.check(
                    "the hardware address in it", lab.peerMac(), arp.senderMac().orElseThrow());
        }
    }
}
