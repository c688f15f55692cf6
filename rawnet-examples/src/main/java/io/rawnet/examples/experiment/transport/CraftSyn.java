package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.EchoServer;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.TransportChannel;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.util.concurrent.ThreadLocalRandom;

/** A SYN made field by field: its checksum covers the addresses too, and the kernel does not compute it for us. */
public final class CraftSyn implements Experiment {
    private static final int HTTP = 80;

    @Override
    public String title() {
        return "Craft a SYN, and get the peer's SYN+ACK";
    }

    @Override
    public Article article() {
        return Article.IP_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), HTTP);
                TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(lab.peerAddress());
            long sequenceNumber = ThreadLocalRandom.current().nextLong(1L << 32);
            Packet withoutChecksum = Packet.of(TcpHeader.builder()
                    .sourcePort(0xaa47)
                    .destinationPort(server.port())
                    .sequenceNumber(sequenceNumber)
                    .controlBits(TcpHeader.SYN)
                    .window(0xaaaa)
                    .build());
            channel.send(withoutChecksum);
            notes.sent(withoutChecksum + ", checksum 0");
            notes.check("nobody answers a checksum of 0", !answers(channel));

            Packet syn = withoutChecksum.completed(lab.localAddress(), lab.peerAddress());
            channel.send(syn);
            int checksum = syn.header(TcpHeader.class).orElseThrow().checksum();
            notes.sent(syn + String.format(", checksum 0x%04x", checksum));

            Packet received = channel.receive(Lab.PATIENCE).packet();
            TcpHeader answer = received.header(TcpHeader.class).orElseThrow();
            notes.seen(answer);
            notes.check("it is a SYN+ACK", answer.controlBits() == (TcpHeader.SYN | TcpHeader.ACK));
            notes.check(
                    "the acknowledgment number, our sequence number plus one,",
                    SequenceNumber.plus(sequenceNumber, 1),
                    answer.acknowledgmentNumber());
        }
    }

    private static boolean answers(TransportChannel channel) throws Exception {
        try {
            channel.receive(Lab.MOMENT);
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }
}
