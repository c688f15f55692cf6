package io.rawnet.examples.tour.stop.connection;

import io.rawnet.examples.experiment.connection.FirewallRule;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;
import java.util.Optional;

/** The peer has a server that sends back what it gets. */
public final class FirewallRuleStop implements Stop {
    private static final int PORT = 6666;

    @Override
    public Card card() {
        return new Card(
                Article.TCP_BY_HAND,
                "Make the connection behind a firewall rule that drops the resets",
                "This is the articles' way: it works, needs CAP_NET_ADMIN, and a rule that is forgotten breaks other programs.",
                FirewallRule.class);
    }

    @Override
    public Optional<String> requiredProgram() {
        return Optional.of("nft");
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                Running program = lab.start(notes, FirewallRule.class, lab.peerAddress(), server.port())) {
            List<String> said = program.finish();
            notes.check(
                    "the server has sent \"hello nft\" back",
                    said.get(said.size() - 1).endsWith("\"hello nft\""));
        }
    }
}
