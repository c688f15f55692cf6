package io.rawnet.examples.tour.stop.connection;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.connection.HalfOpenScan;
import io.rawnet.examples.tour.lab.Article;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.util.List;

/** The peer has an open, a closed and a guarded port. */
public final class HalfOpenScanStop implements Stop {
    private static final int OPEN = 7;
    private static final int CLOSED = 8;
    private static final int SILENT = 9;

    @Override
    public Card card() {
        return new Card(
                Article.INSIDE_LINUX,
                "Scan ports with half a handshake",
                "The reset that ruins a connection by hand is what a SYN scan lives on: nobody has to take the half connection down.",
                HalfOpenScan.class);
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), OPEN);
                TcpPortGuard guard = lab.peer().call(() -> TcpPortGuard.open(lab.peerAddress(), SILENT));
                TransportChannel there = lab.peer()
                        .call(() -> TransportChannel.open(
                                StandardProtocolFamily.INET,
                                IpProtocol.TCP,
                                "dst port 7 and tcp[tcpflags] & tcp-rst != 0"))) {
            List<String> said = lab.start(
                            notes, HalfOpenScan.class, lab.peerAddress(), server.port(), CLOSED, guard.port())
                    .finish();
            notes.check("port 7, where a server listens, is open", said.get(1).startsWith("port 7: open"));
            notes.check("port 8, where nobody listens, is closed", said.get(2).startsWith("port 8: closed"));
            notes.check(
                    "port 9, whose kernel drops everything, is filtered",
                    said.get(3).startsWith("port 9: filtered"));
            Packet reset = there.receive(Lab.PATIENCE).packet();
            notes.seen("the peer: " + reset);
            notes.check(
                    "our kernel has taken the half connection down",
                    reset.header(TcpHeader.class).orElseThrow().sourcePort() == 40000);
        }
    }
}
