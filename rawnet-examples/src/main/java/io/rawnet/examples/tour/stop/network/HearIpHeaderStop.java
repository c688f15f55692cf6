package io.rawnet.examples.tour.stop.network;

import io.rawnet.examples.experiment.network.HearIpHeader;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Attempt;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer connects to a closed port. */
public final class HearIpHeaderStop implements Stop {
    private static final int PORT = 8000;

    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Hear a connection attempt with its IP header and a control message",
                "Who sent it, how far it may still go, through which interface it came: that is in the IP header and beside it.",
                HearIpHeader.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearIpHeader.class)) {
            program.awaitReady();
            notes.did("the peer: " + Attempt.toConnect(lab.peer(), lab.local().ipv4Address(), PORT));
            List<String> said = program.finish();
            notes.check(
                    "it is from the peer to this host",
                    said.get(0).endsWith(lab.peerAddress() + " > " + lab.localAddress()));
            notes.check("its header checksum is right", said.get(1).endsWith("right"));
            notes.check("the destination port is " + PORT, said.get(2).contains(" > " + PORT + " "));
            long length = Running.number(said.get(0), "total length");
            notes.check(
                    "its total length is what was received", said.get(3).startsWith("received " + length + " octets"));
            int cable = lab.local().interfaceIndex();
            notes.check("it came in through the cable", said.get(3).contains(" through interface " + cable + " at "));
        }
    }
}
