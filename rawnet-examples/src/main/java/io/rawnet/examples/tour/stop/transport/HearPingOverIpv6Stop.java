package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.HearPingOverIpv6;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Ping;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;

/** The peer pings this host over IPv6. */
public final class HearPingOverIpv6Stop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Hear who pings this host over IPv6",
                "Neighbors talk in ICMPv6 all the time; a filter in the kernel lets in what is asked for and costs the program nothing.",
                HearPingOverIpv6.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearPingOverIpv6.class)) {
            program.awaitReady();
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localIpv6Address(), 1));
            notes.check("it is an echo request", program.next().startsWith("ICMPv6 echo request"));
        }
    }
}
