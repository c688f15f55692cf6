package io.rawnet.examples.tour.stop.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.examples.experiment.network.WholePacketInHex;
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

/** An ordinary UDP socket of this host sends text to it. */
public final class WholePacketInHexStop implements Stop {
    private static final int DISCARD = 9;

    @Override
    public Card card() {
        return new Card(
                Article.TRANSPORT_AND_NETWORK_LAYER,
                "Take a whole packet apart, from the IP header on",
                "read(2) on a raw socket gives one row of octets: where one header ends and the next begins stands in the octets.",
                WholePacketInHex.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (Running program = lab.start(notes, WholePacketInHex.class);
                DatagramSocket socket = new DatagramSocket()) {
            program.awaitReady();
            byte[] text = "octets".getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(text, text.length, Ipv4Address.LOOPBACK.toInetAddress(), DISCARD));
            notes.did("an ordinary UDP socket sends \"octets\" to 127.0.0.1");
            List<String> said = program.finish();
            notes.check(
                    "the first octet is 45: version 4, 5 words of header",
                    said.get(0).startsWith("00000000  45 "));
            String taken = said.get(said.size() - 1);
            notes.check(
                    "there is an IPv4 header, a UDP header and 6 octets",
                    taken.matches("IPv4 .*[|] UDP .*[|] 6 octets"));
            notes.check(
                    "the octets are what was sent",
                    said.get(2).endsWith("|ts|") && said.get(1).endsWith("octe|"));
        }
    }
}
