package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.WithoutCapability;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** A program of an ordinary user. */
public final class WithoutCapabilityStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Open a raw socket without the capability CAP_NET_RAW, and be refused",
                "Who hears raw packets hears other people's: the kernel asks for one capability, and root is not needed for it.",
                WithoutCapability.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.local().callUnprivileged(() -> lab.start(notes, WithoutCapability.class)
                .finish());
        notes.check("the message names CAP_NET_RAW", said.get(0).contains("CAP_NET_RAW"));
        notes.check("the kernel's error is EPERM", said.get(1).startsWith("the error is EPERM"));
    }
}
