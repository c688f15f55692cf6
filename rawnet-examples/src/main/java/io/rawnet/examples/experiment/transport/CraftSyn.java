package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
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
import java.nio.ByteBuffer;
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
            TcpHeader withoutChecksum = TcpHeader.builder()
                    .sourcePort(0xaa47)
                    .destinationPort(server.port())
                    .sequenceNumber(ThreadLocalRandom.current().nextLong(1L << 32))
                    .controlBits(TcpHeader.SYN)
                    .window(0xaaaa)
                    .build();
            channel.send(withoutChecksum.octets().buffer());
            notes.sent(withoutChecksum + ", checksum 0");
            notes.check("nobody answers a checksum of 0", !answers(channel));

            TcpHeader syn = withoutChecksum.withChecksum(
                    new Ipv4PseudoHeader(lab.localAddress(), lab.peerAddress()), ByteBuffer.allocate(0));
            channel.send(syn.octets().buffer());
            notes.sent(syn + String.format(", checksum 0x%04x", syn.checksum()));

            ByteBuffer octets = ByteBuffer.allocate(Lab.ROOM);
            channel.receive(octets, Lab.PATIENCE);
            TcpHeader answer = TcpHeader.decode(octets.flip());
            notes.seen(answer);
            notes.check("it is a SYN+ACK", answer.controlBits() == (TcpHeader.SYN | TcpHeader.ACK));
            notes.check(
                    "the acknowledgment number, our sequence number plus one,",
                    SequenceNumber.plus(syn.sequenceNumber(), 1),
                    answer.acknowledgmentNumber());
        }
    }

    private static boolean answers(TransportChannel channel) throws Exception {
        try {
            channel.receive(ByteBuffer.allocate(Lab.ROOM), Lab.MOMENT);
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }
}
