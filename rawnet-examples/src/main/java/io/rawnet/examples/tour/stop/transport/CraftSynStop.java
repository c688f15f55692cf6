package io.rawnet.examples.tour.stop.transport;

import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.examples.experiment.transport.CraftSyn;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer has a server. */
public final class CraftSynStop implements Stop {
    private static final int HTTP = 80;

    @Override
    public Card card() {
        return new Card(
                Article.IP_LAYER,
                "Craft a SYN, and get the peer's SYN+ACK",
                "A TCP checksum covers the addresses too, and on a raw socket nobody computes it for us: without it there is silence.",
                CraftSyn.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), HTTP);
                Running program = lab.start(notes, CraftSyn.class, lab.peerAddress(), server.port())) {
            List<String> said = program.finish();
            notes.check(
                    "nobody answers a checksum of 0",
                    said.get(0).endsWith("0x0000") && said.get(1).equals("no answer"));
            String answer = said.get(3);
            notes.check("the second is answered by a SYN+ACK", answer.contains("[S.]"));
            notes.check(
                    "the acknowledgment number is our sequence number plus one",
                    SequenceNumber.plus(Running.number(said.get(2), "seq"), 1) == Running.number(answer, "ack"));
        }
    }
}
