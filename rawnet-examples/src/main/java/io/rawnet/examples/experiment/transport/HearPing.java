package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.experiment.Ping;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;

/** Somebody pings this host: a channel for ICMP hears it, beside the kernel, which answers as always. */
public final class HearPing implements Experiment {
    @Override
    public String title() {
        return "Hear who pings this host";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.bind(lab.localAddress());
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localAddress(), 3));

            for (int count = 1; count <= 3; count++) {
                Arrival<ReceivedPacket> arrival = channel.receive(Lab.PATIENCE);
                ReceivedPacket received = arrival.metadata();
                IcmpHeader message = arrival.packet().header(IcmpHeader.class).orElseThrow();
                notes.seen(String.format(
                        "%d octets from %s: type %d, code %d, checksum 0x%04x",
                        received.length(), received.source(), message.type(), message.code(), message.checksum()));
                notes.check("it is an echo request", message.type() == IcmpHeader.ECHO_REQUEST);
                notes.check("the source", lab.peerAddress(), received.source());
                notes.check(
                        "the verdict on its checksum",
                        ChecksumState.Verdict.VALID,
                        arrival.packet().checksums().get(0).state().verdict());
            }
        }
    }
}
