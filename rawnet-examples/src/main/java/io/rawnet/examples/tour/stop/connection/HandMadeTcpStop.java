package io.rawnet.examples.tour.stop.connection;

import io.rawnet.examples.experiment.connection.HandMadeTcp;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer has a server that sends back what it gets. */
public final class HandMadeTcpStop implements Stop {
    private static final int PORT = 6666;

    @Override
    public Card card() {
        return new Card(
                Article.TCP_BY_HAND,
                "Make a whole TCP connection by hand, without a firewall rule",
                "A port guard holds the port with a socket that drops everything: the kernel stays out of it, and no firewall is touched.",
                HandMadeTcp.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                Running program = lab.start(notes, HandMadeTcp.class, lab.peerAddress(), server.port())) {
            List<String> said = program.finish();
            notes.check(
                    "the server has sent \"hello raw\" back",
                    said.stream().anyMatch(line -> line.endsWith("|hello raw|")));
            notes.check("nobody resets the connection", said.stream().noneMatch(line -> line.contains("[R")));
            notes.check(
                    "both sides have finished",
                    said.stream().filter(line -> line.contains("[F.]")).count() == 2);
        }
    }
}
