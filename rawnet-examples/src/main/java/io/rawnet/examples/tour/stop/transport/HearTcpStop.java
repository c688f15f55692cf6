package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.HearTcp;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Attempt;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;

/** The peer connects to two closed ports. */
public final class HearTcpStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Hear TCP connection attempts, whatever the port",
                "One socket sees the attempts on all ports: so port scans are noticed. The kernel goes on refusing them.",
                HearTcp.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearTcp.class, lab.localAddress())) {
            program.awaitReady();
            for (int port : new int[] {80, 8000}) {
                notes.did(
                        "the peer: " + Attempt.toConnect(lab.peer(), lab.local().ipv4Address(), port));
                String heard = program.next();
                notes.check("the destination port is " + port, heard.contains(" > " + port + " "));
                notes.check("it is a SYN and nothing else", heard.contains(" [S] "));
                notes.check("its data offset is 10 words of 32 bits", heard.endsWith("data offset 10"));
                notes.check("its options name a maximum segment size", heard.contains("mss "));
            }
        }
    }
}
