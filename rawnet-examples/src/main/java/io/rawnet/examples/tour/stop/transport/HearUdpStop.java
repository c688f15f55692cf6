package io.rawnet.examples.tour.stop.transport;

import io.rawnet.examples.experiment.transport.HearUdp;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Running;
import io.rawnet.examples.tour.lab.Stop;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An ordinary UDP socket of the peer's sends text to a port that nobody has here. */
public final class HearUdpStop implements Stop {
    private static final int PORT = 31500;

    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "See the header that a UDP socket puts before its data",
                "An ordinary socket hides these eight octets: which port sent it, to which, how long it is, and a checksum.",
                HearUdp.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, HearUdp.class, PORT)) {
            program.awaitReady();
            byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
            lab.peer().run(() -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(
                            message, message.length, lab.local().ipv4Address(), PORT));
                }
            });
            notes.did("the peer: an ordinary UDP socket sends \"a message\" to port " + PORT);
            List<String> said = program.finish();
            notes.check("the destination port is " + PORT, said.get(0).contains(" > " + PORT));
            notes.check(
                    "the datagram is 8 octets longer than its data", said.get(0).contains(", 17 octets"));
            notes.check("the data is what was sent", said.get(1).endsWith("|a message|"));
        }
    }
}
