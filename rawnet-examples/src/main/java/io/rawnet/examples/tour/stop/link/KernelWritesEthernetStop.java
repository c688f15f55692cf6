package io.rawnet.examples.tour.stop.link;

import io.rawnet.examples.experiment.link.KernelWritesEthernet;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer listens in both modes. */
public final class KernelWritesEthernetStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Send behind an Ethernet header that the kernel writes",
                "SOCK_DGRAM leaves the link header to the kernel: the same program then works on links that are not Ethernet.",
                KernelWritesEthernet.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running there =
                lab.startAtPeer(notes, KernelWritesEthernet.class, lab.peer().interfaceName())) {
            there.awaitReady();
            lab.start(notes, KernelWritesEthernet.class, lab.local().interfaceName(), lab.peerMac())
                    .finish();
            List<String> heard = there.finish();
            notes.check(
                    "the kernel has written both addresses",
                    heard.get(0).startsWith("mode RAW: Ethernet " + lab.localMac() + " > " + lab.peerMac()));
            notes.check("without its header it is what was sent", heard.get(1).startsWith("mode DGRAM: cafecafe"));
        }
    }
}
