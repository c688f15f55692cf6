package io.rawnet.examples.tour.stop.network;

import io.rawnet.examples.experiment.network.KernelFillsIn;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** Wrong and empty fields, sent and received by this host. */
public final class KernelFillsInStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "See which fields of our IP header the kernel fills in",
                "A wrong length or checksum cannot be sent this way: the kernel mends two fields always, and two when they are 0.",
                KernelFillsIn.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, KernelFillsIn.class).finish();
        notes.check("the total length is always the kernel's", said.get(1).contains("total length 24"));
        notes.check("the header checksum is always the kernel's", said.get(1).endsWith("right"));
        notes.check("a source and an id other than 0 stay", said.get(1).startsWith("seen source 127.0.0.9, id 0x1234"));
        notes.check("the source is filled in for 0.0.0.0", said.get(3).startsWith("seen source 127.0.0.1, "));
        notes.check("the id is filled in for 0", !said.get(3).contains("id 0x0000"));
    }
}
