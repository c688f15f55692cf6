package io.rawnet.examples.tour.stop.connection;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.connection.KernelResets;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.util.List;

/** The peer has a server, and hears what comes in our name. */
public final class KernelResetsStop implements Stop {
    private static final int PORT = 6666;

    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Make the connection without a guard, and see the kernel reset it",
                "The kernel did not send our SYN, so it takes the SYN+ACK for a mistake: this is what ends every first try by hand.",
                KernelResets.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                TransportChannel there = lab.peer()
                        .call(() -> TransportChannel.open(
                                StandardProtocolFamily.INET, IpProtocol.TCP, "tcp[tcpflags] & tcp-rst != 0"))) {
            List<String> said = lab.start(notes, KernelResets.class, lab.peerAddress(), server.port())
                    .finish();
            Packet reset = there.receive(Lab.PATIENCE).packet();
            notes.seen("the peer: " + reset);
            notes.check(
                    "our kernel has sent a reset in our name",
                    reset.header(TcpHeader.class).orElseThrow().sourcePort() == 40000);
            notes.check("the connection is lost", said.get(said.size() - 1).equals("the connection is lost"));
        }
    }
}
