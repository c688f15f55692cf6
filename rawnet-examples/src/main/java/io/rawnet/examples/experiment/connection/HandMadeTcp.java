package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.Octets;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.EchoServer;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.tcp.Guard;
import io.rawnet.examples.tcp.HandMadeConnection;
import java.nio.charset.StandardCharsets;

/** A whole TCP connection to an ordinary server, each of our segments made by hand; a port guard keeps the kernel out of it. */
public final class HandMadeTcp implements Experiment {
    private static final int PORT = 6666;

    @Override
    public String title() {
        return "Make a whole TCP connection by hand, without a firewall rule";
    }

    @Override
    public Article article() {
        return Article.TCP_BY_HAND;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        Octets hello = Octets.of("hello raw".getBytes(StandardCharsets.UTF_8));
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                HandMadeConnection connection =
                        HandMadeConnection.open(lab.peerAddress(), server.port(), Guard.FILTER, new NotesLog(notes))) {
            connection.send(hello);
            Octets echo = connection.receive(Lab.PATIENCE).orElseThrow();
            connection.finish(Lab.PATIENCE);
            notes.check("the server has sent \"hello raw\" back", echo.equals(hello));
        }
    }
}
