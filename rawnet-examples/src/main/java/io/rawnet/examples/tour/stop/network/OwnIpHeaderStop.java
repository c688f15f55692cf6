package io.rawnet.examples.tour.stop.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.network.OwnIpHeader;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;

/** A packet from an address that is not even this host's. */
public final class OwnIpHeaderStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Send with an IP header of our own, IP_HDRINCL and IPPROTO_RAW",
                "With the IP header ours, source, time to live and class of traffic are ours too: so are forgeries, and so are tests.",
                OwnIpHeader.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel there = lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, IpProtocol.of(253)))) {
            Ipv4Address anybody = new Ipv4Address(lab.localAddress().bits() & 0xFFFFFF00 | 77);
            lab.start(notes, OwnIpHeader.class, anybody, lab.peerAddress()).finish();
            for (int socket = 1; socket <= 2; socket++) {
                Packet packet = there.receive(Lab.PATIENCE).packet();
                Ipv4Header seen = packet.header(Ipv4Header.class).orElseThrow();
                notes.seen("the peer: " + seen);
                notes.check("the source is " + anybody, seen.source().equals(anybody));
                notes.check(
                        "TTL, id and DSCP are ours",
                        seen.timeToLive() == 33 && seen.identification() == 0x7261 && seen.dscp() == 46);
                notes.check(
                        "total length and checksum are the kernel's",
                        seen.totalLength() == packet.length()
                                && seen.withChecksum().equals(seen));
            }
        }
    }
}
