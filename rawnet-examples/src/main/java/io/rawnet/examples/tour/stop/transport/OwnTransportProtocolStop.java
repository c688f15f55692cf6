package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.OwnTransportProtocol;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer listens for the protocol, and this host speaks it. */
public final class OwnTransportProtocolStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Speak a transport protocol of our own, number 253",
                "TCP and UDP are two of 256: a protocol is a number in the IP header and an agreement about the octets behind it.",
                OwnTransportProtocol.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running there = lab.startAtPeer(notes, OwnTransportProtocol.class)) {
            there.awaitReady();
            lab.start(notes, OwnTransportProtocol.class, lab.peerAddress(), "how do you do")
                    .finish();
            List<String> heard = there.finish();
            notes.check(
                    "the peer got version 1 and 13 octets of text", heard.get(0).startsWith("version 1, 13 octets"));
            notes.check("the protocol in the IP header is 253", heard.get(0).endsWith("protocol 253"));
            notes.check("the text is what was sent", heard.get(1).endsWith("|how do you do|"));
        }
    }
}
