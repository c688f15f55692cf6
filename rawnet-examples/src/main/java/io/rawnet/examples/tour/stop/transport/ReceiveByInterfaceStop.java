package io.rawnet.examples.tour.stop.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.examples.experiment.transport.ReceiveByInterface;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Ping;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** One ping comes through loopback, one through the cable. */
public final class ReceiveByInterfaceStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Receive by interface, bound to one or told which",
                "A host has several networks, and a packet with the right address may come through the wrong one.",
                ReceiveByInterface.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        String cable = lab.local().interfaceName();
        try (Running program = lab.start(notes, ReceiveByInterface.class, cable)) {
            program.awaitReady();
            notes.did(Ping.send(lab.local(), Ipv4Address.LOOPBACK, 1));
            notes.check("the first came through loopback", program.next().startsWith("everywhere: through lo "));
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localAddress(), 1));
            List<String> said = program.finish();
            notes.check("the second came through the cable", said.get(0).startsWith("everywhere: through " + cable));
            notes.check(
                    "the socket bound to " + cable + " has received the peer's",
                    said.get(1).equals("bound to " + cable + ": from " + lab.peerAddress()));
            notes.check("and not the one through loopback", said.get(2).endsWith("nothing else"));
        }
    }
}
