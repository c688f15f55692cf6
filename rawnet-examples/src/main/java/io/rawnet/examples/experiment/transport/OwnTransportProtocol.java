package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A protocol that nobody else knows, beside TCP and UDP: it has a number from RFC 3692, and a header that we think out. */
public final class OwnTransportProtocol implements Experiment {
    private static final IpProtocol OURS = IpProtocol.of(253);

    @Override
    public String title() {
        return "Speak a transport protocol of our own, number 253";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel here = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel there =
                        lab.peer().call(() -> TransportChannel.open(StandardProtocolFamily.INET, OURS))) {
            Greeting greeting = new Greeting(1, "how do you do");
            here.send(greeting.octets().buffer(), lab.peerAddress());
            notes.sent(greeting + " as " + greeting.octets());

            ByteBuffer octets = ByteBuffer.allocate(Lab.ROOM);
            ReceivedPacket received = there.receive(octets, Lab.PATIENCE);
            Greeting heard = Greeting.decode(octets.flip());
            notes.seen(heard + " from " + received.source());
            notes.check("what the peer got is what was sent", heard.equals(greeting));
            notes.check(
                    "the protocol in the IP header",
                    OURS,
                    received.ipv4Header().orElseThrow().protocol());
        }
    }

    /** Our header: one octet of version, one of length, then as many octets of text. */
    private record Greeting(int version, String text) {
        static Greeting decode(ByteBuffer in) {
            int version = in.get() & 0xFF;
            byte[] text = new byte[in.get() & 0xFF];
            in.get(text);
            return new Greeting(version, new String(text, StandardCharsets.UTF_8));
        }

        Octets octets() {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer out = ByteBuffer.allocate(2 + encoded.length);
            out.put((byte) version).put((byte) encoded.length).put(encoded);
            return Octets.copyOf(out.flip());
        }
    }
}
