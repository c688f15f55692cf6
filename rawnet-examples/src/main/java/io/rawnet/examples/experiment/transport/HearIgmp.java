package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.igmp.IgmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;

/** Multicast routers ask every host on the link which groups it is in. We are the router, and the peer hears the question. */
public final class HearIgmp implements Experiment {
    private static final Ipv4Address ALL_HOSTS = Ipv4Address.of("224.0.0.1");
    private static final int TENTHS_OF_A_SECOND = 1;

    @Override
    public String title() {
        return "Ask for multicast groups in IGMP, and hear the question";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel router = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.IGMP);
                TransportChannel listener =
                        lab.peer().call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.IGMP))) {
            Packet query = Packet.of(IgmpHeader.query(TENTHS_OF_A_SECOND, Ipv4Address.ANY))
                    .completed();
            router.bind(lab.localAddress());
            router.send(query, ALL_HOSTS);
            notes.sent(query + " to " + ALL_HOSTS);

            Arrival<ReceivedPacket> arrival = listener.receive(Lab.PATIENCE);
            IpAddress source = arrival.metadata().source();
            notes.seen(arrival.packet() + " from " + source);
            notes.check(
                    "the message is the one sent",
                    query.headers().equals(arrival.packet().headers()));
            notes.check("the source", lab.localAddress(), source);
        }
    }
}
