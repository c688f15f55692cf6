package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.SignedBytes;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import java.util.List;

/** Numbers above 127, 32767 and 2^31-1, sent and received by this host. */
public final class SignedBytesStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.IP_LAYER,
                "Read octets as the numbers they are, with & 0xFF",
                "Java has no unsigned byte: without the mask port 43591 reads as -21945, and a comparison goes wrong in silence.",
                SignedBytes.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<String> said = lab.start(notes, SignedBytes.class).finish();
        notes.check("an octet of c8 is 200", said.get(2).endsWith("get(8) is -56, & 0xFF 200"));
        notes.check("a port of aa47 is 43591", said.get(1).endsWith("getShort(0) is -21945, & 0xFFFF 43591"));
        notes.check(
                "a number of fffffff0 is 2^32 - 16",
                said.get(3).endsWith("getInt(9) is -16, & 0xFFFFFFFFL 4294967280"));
        notes.check("the library needs no mask", said.get(4).endsWith("port 43591"));
    }
}
