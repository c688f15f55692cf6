package io.rawnet.examples.experiment.network;

import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;

/** An HTTP request in a TCP segment of a connection that does not exist, the IP header ours, three times. */
public final class ForgedRequest implements Experiment {
    private static final String REQUEST =
            "GET /att/DIYLife/41264/528 HTTP/1.1\r\n" + "Host: 192.168.111.1\r\nAccept-Encoding: identity\r\n\r\n";

    @Override
    public String title() {
        return "Send an HTTP request out of the blue, with IP and TCP headers of our own";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
                IpChannel there = lab.peer()
                        .call(() -> IpChannel.open(
                                StandardProtocolFamily.INET,
                                IpProtocol.TCP,
                                FilterCompiler.compile("tcp dst port 80", LinkType.IPV4)))) {
            for (int sequenceNumber = 1; sequenceNumber <= 3; sequenceNumber++) {
                Packet packet = Packet.of(
                                Ipv4Header.builder()
                                        .source(lab.localAddress())
                                        .destination(lab.peerAddress())
                                        .identification(sequenceNumber)
                                        .build(),
                                TcpHeader.builder()
                                        .sourcePort(55968)
                                        .destinationPort(80)
                                        .sequenceNumber(sequenceNumber)
                                        .acknowledgmentNumber(1)
                                        .controlBits(TcpHeader.PSH | TcpHeader.ACK)
                                        .window(64)
                                        .build())
                        .withPayload(REQUEST.getBytes(StandardCharsets.US_ASCII))
                        .completed();
                channel.send(packet);
                notes.sent(packet);

                Packet seen = there.receive(Lab.PATIENCE).packet();
                notes.check("the peer sees the same octets", packet.octets().equals(seen.octets()));
                notes.check(
                        "no rule is broken, no checksum wrong",
                        seen.violations().isEmpty());
            }
        }
    }
}
