package io.rawnet.examples.experiment.network;

import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** The kernel sends in fragments what is too long for the link, if the IP header is its own; if it is ours, it refuses. */
public final class LongerThanTheMtu implements Experiment {
    private static final IpProtocol OURS = IpProtocol.of(253);
    private static final int LENGTH = 4000;
    private static final int FRAGMENTS = 3;

    @Override
    public String title() {
        return "Send more than a frame holds, with and without an IP header of our own";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel here = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel there =
                        lab.peer().call(() -> TransportChannel.open(StandardProtocolFamily.INET, OURS));
                LinkChannel wire = lab.peer().call(() -> LinkChannel.open(LinkMode.DGRAM));
                IpChannel ownHeader = IpChannel.open(StandardProtocolFamily.INET, OURS)) {
            wire.bind(lab.peer().interfaceIndex(), EtherType.IPV4);
            here.send(ByteBuffer.allocate(LENGTH), lab.peerAddress());
            notes.sent(LENGTH + " octets, the kernel writes the IP header");
            for (int fragment = 1; fragment <= FRAGMENTS; fragment++) {
                Packet packet = wire.receive(Lab.PATIENCE).packet();
                Ipv4Header header = packet.header(Ipv4Header.class).orElseThrow();
                notes.seen(header);
                notes.check("it is a fragment", header.isFragment());
                notes.check("all but the last say that more follow", header.moreFragments() == (fragment < FRAGMENTS));
            }
            Packet whole = there.receive(Lab.PATIENCE).packet();
            notes.check("the length of what the peer's raw socket gets, put together again,", LENGTH, whole.length());

            Ipv4Header header = Ipv4Header.builder()
                    .destination(lab.peerAddress())
                    .protocol(OURS)
                    .build();
            notes.sent(LENGTH + " octets behind an IP header of ours");
            notes.check("the kernel's error for it", "EMSGSIZE", refusal(ownHeader, header, notes));
        }
    }

    private static String refusal(IpChannel channel, Ipv4Header header, Notes notes) {
        try {
            channel.send(header, ByteBuffer.allocate(LENGTH));
            return "none";
        } catch (IOException refused) {
            notes.seen(refused.getMessage());
            return SystemCallException.in(refused).orElseThrow().errno().name();
        }
    }
}
