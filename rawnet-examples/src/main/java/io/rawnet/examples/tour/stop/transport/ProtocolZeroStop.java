package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.ProtocolZero;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** A raw socket for no protocol in particular. */
public final class ProtocolZeroStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Ask for protocol 0, and be refused",
                "socket(AF_INET, SOCK_RAW, 0) is a common first try: it means the usual protocol, and a raw socket has none.",
                ProtocolZero.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, ProtocolZero.class).finish();
        notes.check("the kernel's error is EPROTONOSUPPORT", said.get(1).equals("the error is EPROTONOSUPPORT"));
    }
}
