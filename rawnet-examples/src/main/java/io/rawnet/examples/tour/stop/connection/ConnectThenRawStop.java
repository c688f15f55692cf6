package io.rawnet.examples.tour.stop.connection;

import io.rawnet.examples.experiment.connection.ConnectThenRaw;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer has a server that sends back what it gets. */
public final class ConnectThenRawStop implements Stop {
    private static final int PORT = 6666;

    @Override
    public Card card() {
        return new Card(
                Article.TCP_BY_HAND,
                "Let the kernel connect, and then go on by hand",
                "The kernel resets what it does not know: an article lets it connect first, and gives up for want of its sequence numbers.",
                ConnectThenRaw.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                Running program = lab.start(notes, ConnectThenRaw.class, lab.peerAddress(), server.port())) {
            List<String> said = program.finish();
            notes.check(
                    "the SYN+ACK, which a raw socket overhears, has both sequence numbers",
                    said.get(0).contains("[S.]"));
            notes.check("the kernel resets nothing", said.stream().noneMatch(line -> line.contains("[R")));
            notes.check(
                    "the server has sent \"hello raw\" back",
                    said.get(said.size() - 2).endsWith("|hello raw|"));
            notes.check(
                    "the kernel's own socket, which knows of nothing, has none of it",
                    said.get(said.size() - 1).endsWith("has 0 octets"));
        }
    }
}
