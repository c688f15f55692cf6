package io.rawnet.examples.tour.stop.link;

import io.rawnet.examples.experiment.link.EveryHeaderOurs;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer has a server. */
public final class EveryHeaderOursStop implements Stop {
    private static final int PORT = 7;

    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Send a SYN with every header ours, down to Ethernet",
                "Nothing here is the kernel's, neither route nor neighbor nor checksum: and the peer cannot tell the difference.",
                EveryHeaderOurs.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT)) {
            List<String> said = lab.start(
                            notes,
                            EveryHeaderOurs.class,
                            lab.local().interfaceName(),
                            lab.localAddress(),
                            lab.peerAddress(),
                            lab.peerMac(),
                            server.port())
                    .finish();
            notes.check("the answer is a SYN+ACK", said.get(1).contains("[S.]"));
            notes.check(
                    "it acknowledges 1001, our sequence number plus one", Running.number(said.get(1), "ack") == 1001);
        }
    }
}
