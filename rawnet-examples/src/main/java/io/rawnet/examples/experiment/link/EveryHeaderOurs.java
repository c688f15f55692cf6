package io.rawnet.examples.experiment.link;

import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.EchoServer;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;

/** A SYN in an IP packet in an Ethernet frame, no octet of it the kernel's; its answer comes back the same way. */
public final class EveryHeaderOurs implements Experiment {
    private static final int PORT = 7;

    @Override
    public String title() {
        return "Send a SYN with every header ours, down to Ethernet";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (EchoServer server = EchoServer.start(lab.peer(), PORT);
                LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.attachFilter(FilterCompiler.compile("tcp src port " + server.port(), LinkType.ETHERNET));
            channel.bind(lab.local().interfaceIndex(), EtherType.IPV4);
            Packet syn = Packet.of(
                            new EthernetHeader(lab.peerMac(), lab.localMac(), EtherType.IPV4),
                            Ipv4Header.builder()
                                    .source(lab.localAddress())
                                    .destination(lab.peerAddress())
                                    .build(),
                            TcpHeader.builder()
                                    .sourcePort(40000)
                                    .destinationPort(server.port())
                                    .sequenceNumber(1000)
                                    .controlBits(TcpHeader.SYN)
                                    .build())
                    .completed();
            channel.send(syn);
            notes.sent(syn);

            Packet answer = channel.receive(Lab.PATIENCE).packet();
            notes.seen(answer);
            TcpHeader tcp = answer.header(TcpHeader.class).orElseThrow();
            notes.check("it is a SYN+ACK", tcp.controlBits() == (TcpHeader.SYN | TcpHeader.ACK));
            notes.check("the acknowledgment number", 1001L, tcp.acknowledgmentNumber());
        }
    }
}
