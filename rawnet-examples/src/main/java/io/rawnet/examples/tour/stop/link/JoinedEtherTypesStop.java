package io.rawnet.examples.tour.stop.link;

import io.rawnet.examples.experiment.link.JoinedEtherTypes;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Ping;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** The peer pings this host, and asks in ARP for it first. */
public final class JoinedEtherTypesStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Join EtherTypes with |, and hear nothing",
                "An article opens a socket for ETH_P_IP|ETH_P_ARP|ETH_P_ALL: that is 0x0807, a type of its own. Two ways do work.",
                JoinedEtherTypes.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program =
                lab.start(notes, JoinedEtherTypes.class, lab.local().interfaceName())) {
            program.awaitReady();
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localAddress(), 1));
            List<String> said = program.finish();
            notes.check("all types with a filter bring ARP", said.get(0).contains(" ARP "));
            notes.check("and IPv4", said.get(said.size() - 4).contains("ICMP echo request"));
            notes.check(
                    "a socket for each type hears its own: ARP",
                    said.get(said.size() - 3).contains(" ARP "));
            notes.check("and IPv4 ", said.get(said.size() - 2).contains("ICMP echo request"));
            notes.check(
                    "a socket for the joined number hears nothing",
                    said.get(said.size() - 1).endsWith("0x0807: nothing"));
        }
    }
}
