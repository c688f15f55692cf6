package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.BindAndConnect;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** Three addresses of this host. */
public final class BindAndConnectStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Bind and connect a raw socket",
                "Without ports a raw socket hears everybody; bind and connect are how it hears one address only.",
                BindAndConnect.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, BindAndConnect.class).finish();
        notes.check("the friend's packet came", said.get(1).equals("127.0.0.2 received 11 from 127.0.0.1"));
        notes.check(
                "the stranger's, which was sent first, was kept out",
                said.get(2).equals("and then nothing"));
    }
}
