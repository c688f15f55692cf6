package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Raw sockets have no ports: bind sets the source address of what is sent, connect the destination, and both what is received. */
public final class BindAndConnect implements Experiment {
    private static final IpProtocol OURS = IpProtocol.of(253);
    private static final Ipv4Address ONE = Ipv4Address.of("127.0.0.1");
    private static final Ipv4Address TWO = Ipv4Address.of("127.0.0.2");
    private static final Ipv4Address THREE = Ipv4Address.of("127.0.0.3");

    @Override
    public String title() {
        return "Bind and connect a raw socket";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel one = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel two = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel three = TransportChannel.open(StandardProtocolFamily.INET, OURS)) {
            one.bind(ONE);
            two.bind(TWO);
            three.bind(THREE);
            notes.did("bind three channels to " + ONE + ", " + TWO + " and " + THREE);
            one.connect(TWO);
            two.connect(ONE);
            notes.did("connect the first two to each other");

            three.send(text("from a stranger"), TWO);
            one.send(text("from a friend"));
            notes.sent("something from " + THREE + " and from " + ONE + " to " + TWO);

            Arrival<ReceivedPacket> arrival = two.receive(Lab.PATIENCE);
            notes.check("the source", ONE, arrival.metadata().source());
            String seen = StandardCharsets.UTF_8
                    .decode(arrival.packet().octets().buffer())
                    .toString();
            notes.seen('"' + seen + '"');
            notes.check("the stranger's packet was kept out", seen.equals("from a friend"));
            notes.check("no further packet came", two.tryReceive().isEmpty());
        }
    }

    private static ByteBuffer text(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }
}
