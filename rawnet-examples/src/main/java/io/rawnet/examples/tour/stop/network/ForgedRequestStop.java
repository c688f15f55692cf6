package io.rawnet.examples.tour.stop.network;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.network.ForgedRequest;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;

/** Three segments for a connection that does not exist. */
public final class ForgedRequestStop implements Stop {
    @Override
    public Card card() {
        return new Card(
                Article.EVERY_LAYER,
                "Send an HTTP request out of the blue, with IP and TCP headers of our own",
                "Routers and cards forward what is well-formed: only the other end knows that there is no such connection.",
                ForgedRequest.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel there =
                lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP, "tcp dst port 80"))) {
            lab.start(notes, ForgedRequest.class, lab.localAddress(), lab.peerAddress(), 3)
                    .finish();
            for (int count = 1; count <= 3; count++) {
                Packet seen = there.receive(Lab.PATIENCE).packet();
                TcpHeader tcp = seen.header(TcpHeader.class).orElseThrow();
                notes.check("the peer sees them in their order", tcp.sequenceNumber() == count);
                notes.check("the peer sees the request", text(seen).startsWith("GET /att/DIYLife/41264/528 HTTP/1.1"));
                notes.check(
                        "no rule is broken, no checksum wrong",
                        seen.violations().isEmpty());
            }
        }
    }

    private static String text(Packet packet) {
        return StandardCharsets.US_ASCII.decode(packet.payload().buffer()).toString();
    }
}
