package io.rawnet.examples.tour.stop.network;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.network.LongerThanTheMtu;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.util.List;

/** 4000 octets on a cable that takes 1500. */
public final class LongerThanTheMtuStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Send more than a frame holds, with and without an IP header of our own",
                "Fragmenting belongs to the layer that writes the IP header: whoever takes that over has to do it, or keep packets short.",
                LongerThanTheMtu.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel there =
                lab.peer().call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.of(253)))) {
            List<String> said = lab.start(
                            notes,
                            LongerThanTheMtu.class,
                            lab.peerAddress(),
                            lab.local().interfaceName())
                    .finish();
            notes.check(
                    "two fragments say that more follow",
                    said.get(1).contains("[MF]") && said.get(2).contains("[MF]"));
            notes.check("the third is the last", said.get(3).contains("offset 2960 "));
            int length = there.receive(Lab.PATIENCE).packet().length();
            notes.check("the length of what the peer's raw socket gets, put together again,", 4000, length);
            notes.check(
                    "behind our own IP header the kernel refuses it with EMSGSIZE",
                    said.get(5).contains("EMSGSIZE"));
        }
    }
}
