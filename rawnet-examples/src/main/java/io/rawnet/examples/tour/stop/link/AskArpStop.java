package io.rawnet.examples.tour.stop.link;

import io.rawnet.examples.experiment.link.AskArp;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer's kernel knows its own address. */
public final class AskArpStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Ask in ARP who has an address, and let the peer's kernel answer",
                "Every IPv4 packet on a link begins with this question; who asks it himself finds hosts that answer no ping.",
                AskArp.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(
                        notes, AskArp.class, lab.local().interfaceName(), lab.localAddress(), lab.peerAddress())
                .finish();
        notes.check(
                "the answer names the peer's Ethernet address",
                said.get(1).contains(lab.peerAddress() + " is-at " + lab.peerMac()));
    }
}
