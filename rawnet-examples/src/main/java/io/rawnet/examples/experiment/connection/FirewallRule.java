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
import java.util.Optional;

/** The same with the article's means: a firewall rule that drops the kernel's resets. */
public final class FirewallRule implements Experiment {
    private static final int PORT = 6666;

    @Override
    public String title() {
        return "Make the connection behind a firewall rule that drops the resets";
    }

    @Override
    public Article article() {
        return Article.TCP_BY_HAND;
    }

    @Override
    public Optional<String> requiredProgram() {
        return Optional.of("nft");
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        Octets hello = Octets.of("hello nft".getBytes(StandardCharsets.UTF_8));
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                HandMadeConnection connection =
                        HandMadeConnection.open(lab.peerAddress(), server.port(), Guard.NFT, new NotesLog(notes))) {
            connection.send(hello);
            Octets echo = connection.receive(Lab.PATIENCE).orElseThrow();
            connection.finish(Lab.PATIENCE);
            notes.check("the server has sent \"hello nft\" back", echo.equals(hello));
        }
    }
}
