package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.HearPing;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Ping;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;

/** The peer pings this host. */
public final class HearPingStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Hear who pings this host",
                "ICMP has no ports: whoever opens a raw socket for it hears every message, beside the kernel, which answers as always.",
                HearPing.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearPing.class, lab.localAddress())) {
            program.awaitReady();
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localAddress(), 3));
            for (int count = 1; count <= 3; count++) {
                String heard = program.next();
                notes.check("it is an echo request", heard.contains("type 8, code 0"));
                notes.check("it is from the peer", heard.contains("from " + lab.peerAddress()));
                notes.check("its checksum is right", heard.endsWith("VALID"));
            }
        }
    }
}
