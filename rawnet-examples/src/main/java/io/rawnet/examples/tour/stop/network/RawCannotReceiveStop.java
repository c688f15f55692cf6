package io.rawnet.examples.tour.stop.network;

import io.rawnet.examples.experiment.network.RawCannotReceive;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** One socket for IPPROTO_RAW, one for UDP. */
public final class RawCannotReceiveStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Try to receive with IPPROTO_RAW",
                "A socket hears packets by their protocol number, and no packet has the number 255: open a second socket to listen.",
                RawCannotReceive.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, RawCannotReceive.class).finish();
        notes.check(
                "a socket for UDP has received the packet", said.get(2).startsWith("a socket for UDP: IPv4 127.0.0.1"));
        notes.check(
                "the IPPROTO_RAW socket has received nothing",
                said.get(3).equals("the socket for IPPROTO_RAW: nothing"));
    }
}
