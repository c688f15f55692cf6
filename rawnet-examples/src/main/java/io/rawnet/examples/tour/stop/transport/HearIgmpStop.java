package io.rawnet.examples.tour.stop.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.igmp.IgmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.transport.HearIgmp;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** The peer is a multicast router, and asks. */
public final class HearIgmpStop implements Stop {
    private static final Ipv4Address ALL_HOSTS = Ipv4Address.of("224.0.0.1");
    private static final int TENTHS_OF_A_SECOND = 1;

    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Hear a router ask which multicast groups this host is in",
                "A raw socket hears any protocol by its number, here 2; multicast is lost on a link if nobody answers this question.",
                HearIgmp.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearIgmp.class)) {
            program.awaitReady();
            Packet query = Packet.of(IgmpHeader.query(TENTHS_OF_A_SECOND, Ipv4Address.ANY))
                    .completed();
            lab.peer().run(() -> send(query, lab.peerAddress()));
            notes.sent("the peer: " + query + " to " + ALL_HOSTS);
            String heard = program.next();
            notes.check("it is the question of the peer", heard.equals(query + " from " + lab.peerAddress()));
        }
    }

    private static void send(Packet query, Ipv4Address from) throws IOException {
        try (TransportChannel router = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.IGMP)) {
            router.bind(from);
            router.send(query, ALL_HOSTS);
        }
    }
}
