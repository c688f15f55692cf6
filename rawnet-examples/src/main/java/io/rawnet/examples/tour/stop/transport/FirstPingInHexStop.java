package io.rawnet.examples.tour.stop.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.examples.experiment.transport.FirstPingInHex;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Ping;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** This host pings itself. */
public final class FirstPingInHexStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.IP_LAYER,
                "Look at the octets of a ping",
                "All else is built on this: a packet is octets, and the first one says what kind of ICMP message it is.",
                FirstPingInHex.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, FirstPingInHex.class, Ipv4Address.LOOPBACK)) {
            program.awaitReady();
            notes.did(Ping.send(lab.local(), Ipv4Address.LOOPBACK, 1));
            List<String> said = program.finish();
            notes.check("the first octet is 08, an echo request", said.get(0).startsWith("00000000  08 00"));
        }
    }
}
