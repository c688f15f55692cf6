package io.rawnet.examples.tour.stop.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.examples.experiment.transport.SynInHex;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Attempt;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** This host connects to its own closed port 80. */
public final class SynInHexStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.IP_LAYER,
                "Look at the octets of a TCP SYN",
                "Ports, control bits and options are at fixed places: whoever knows the places reads any dump.",
                SynInHex.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, SynInHex.class, Ipv4Address.LOOPBACK)) {
            program.awaitReady();
            notes.did(Attempt.toConnect(lab.local(), Ipv4Address.LOOPBACK.toInetAddress(), 80));
            List<String> said = program.finish();
            notes.check(
                    "octets 3 and 4 are 00 50, port 80",
                    said.contains("octets 3 and 4, the destination port, are 0050"));
            notes.check("octet 14 is 02, SYN", said.contains("octet 14, the control bits, is 02, and 02 is SYN"));
        }
    }
}
