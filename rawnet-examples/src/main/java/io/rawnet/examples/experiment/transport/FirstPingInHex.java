package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.experiment.Ping;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** The octets of the first ICMP message on the loopback interface, as they are. */
public final class FirstPingInHex implements Experiment {
    private static final int ECHO_REQUEST = 8;

    @Override
    public String title() {
        return "Look at the octets of a ping";
    }

    @Override
    public Article article() {
        return Article.IP_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.bind(Ipv4Address.LOOPBACK);
            notes.did(Ping.send(lab.local(), Ipv4Address.LOOPBACK, 1));

            ByteBuffer octets = ByteBuffer.allocate(1024);
            channel.receive(octets, Lab.PATIENCE);
            notes.seen(HexDump.format(octets.flip()));
            notes.check("the first octet is 08, an echo request", octets.get(0) == ECHO_REQUEST);
        }
    }
}
