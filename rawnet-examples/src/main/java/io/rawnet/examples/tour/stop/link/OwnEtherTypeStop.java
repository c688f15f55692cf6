package io.rawnet.examples.tour.stop.link;

import io.rawnet.codec.Octets;
import io.rawnet.examples.experiment.link.OwnEtherType;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The peer listens for the frame, and this host sends it. */
public final class OwnEtherTypeStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Send a whole Ethernet frame with an EtherType of our own",
                "Below IP nothing is given: two hosts on a cable can talk without any address that somebody assigned.",
                OwnEtherType.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running there =
                lab.startAtPeer(notes, OwnEtherType.class, lab.peer().interfaceName())) {
            there.awaitReady();
            lab.start(notes, OwnEtherType.class, lab.local().interfaceName(), lab.peerMac())
                    .finish();
            List<String> heard = there.finish();
            notes.check("it is from this host", heard.get(0).endsWith("from " + lab.localMac()));
            Octets text = Octets.of("no IP at all".getBytes(StandardCharsets.UTF_8));
            notes.check(
                    "its octets end with the text",
                    heard.get(1).replace(" ", "").endsWith(text.toString().replace(" ", "")));
        }
    }
}
