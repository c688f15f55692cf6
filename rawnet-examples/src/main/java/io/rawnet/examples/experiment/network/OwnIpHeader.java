package io.rawnet.examples.experiment.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A packet with an IP header of ours through both kinds of socket that take one, from an address that is not even ours. */
public final class OwnIpHeader implements Experiment {
    private static final IpProtocol OURS = IpProtocol.of(253);

    @Override
    public String title() {
        return "Send with an IP header of our own, IP_HDRINCL and IPPROTO_RAW";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel there = lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, OURS))) {
            // the socket's protocol decides what it receives; what it sends says its protocol itself
            for (IpProtocol socketProtocol : List.of(IpProtocol.TCP, IpProtocol.RAW)) {
                try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, socketProtocol)) {
                    Ipv4Header header = Ipv4Header.builder()
                            .source(new Ipv4Address(lab.localAddress().bits() & 0xFFFFFF00 | 77))
                            .destination(lab.peerAddress())
                            .identification(0x7261)
                            .timeToLive(33)
                            .dscp(46)
                            .protocol(OURS)
                            .build();
                    channel.send(header, StandardCharsets.UTF_8.encode("every field ours"));
                    notes.sent("through a socket for " + socketProtocol + ": " + header);

                    Packet packet = there.receive(Lab.PATIENCE).packet();
                    Ipv4Header seen = packet.header(Ipv4Header.class).orElseThrow();
                    notes.seen(seen);
                    notes.check(
                            "it is our header, with the kernel's total length and checksum",
                            seen.equals(header.toBuilder()
                                    .totalLength(packet.length())
                                    .build()
                                    .withChecksum()));
                }
            }
        }
    }
}
