package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.EverySocketGetsACopy;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** Two sockets, and a ping to ourselves. */
public final class EverySocketGetsACopyStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.TCP_BY_HAND,
                "Find that every raw socket gets a copy, of our own packets too",
                "A raw socket takes nothing away from others: a program must pick its answers from what everybody hears.",
                EverySocketGetsACopy.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, EverySocketGetsACopy.class).finish();
        for (int socket = 0; socket < 2; socket++) {
            String who = socket == 0 ? "the sending socket" : "another socket";
            notes.check(
                    who + " got a copy of the request",
                    said.get(1 + 2 * socket).startsWith(who + ": ICMP echo request"));
            notes.check(
                    who + " got a copy of the kernel's reply",
                    said.get(2 + 2 * socket).startsWith(who + ": ICMP echo reply"));
        }
    }
}
