package io.rawnet.examples.experiment.connection;

import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.EchoServer;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.tcp.Guard;
import io.rawnet.examples.tcp.HandMadeConnection;
import io.rawnet.ip.TransportChannel;
import java.net.SocketException;
import java.net.StandardProtocolFamily;

/** Without a guard the kernel, which knows nothing of our SYN, answers the peer's SYN+ACK with a reset. Port scanners count on it. */
public final class KernelResets implements Experiment {
    private static final int PORT = 6666;

    @Override
    public String title() {
        return "Make the connection without a guard, and see the kernel reset it";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                TransportChannel there = lab.peer()
                        .call(() -> TransportChannel.open(
                                StandardProtocolFamily.INET,
                                IpProtocol.TCP,
                                FilterCompiler.compile("tcp[tcpflags] & tcp-rst != 0", LinkType.IPV4)))) {
            boolean reset = false;
            try (HandMadeConnection connection =
                    HandMadeConnection.open(lab.peerAddress(), server.port(), Guard.NONE, new NotesLog(notes))) {
                connection.send(Octets.hex("00"));
            } catch (SocketException broken) {
                notes.seen(broken.getMessage());
                reset = true;
            }

            Packet seen = there.receive(Lab.PATIENCE).packet();
            TcpHeader header = seen.header(TcpHeader.class).orElseThrow();
            notes.seen("at the peer: " + header);
            notes.check("the kernel has sent a reset in our name", header.has(TcpHeader.RST));
            notes.check("the connection is lost", reset);
        }
    }
}
