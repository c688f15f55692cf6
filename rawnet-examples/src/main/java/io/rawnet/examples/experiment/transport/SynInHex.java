package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** The octets of the first segment of a TCP connection to the HTTP port, as they are. */
public final class SynInHex implements Experiment {
    private static final int HTTP = 80;

    @Override
    public String title() {
        return "Look at the octets of a TCP SYN";
    }

    @Override
    public Article article() {
        return Article.IP_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.bind(Ipv4Address.LOOPBACK);
            notes.did("connect to 127.0.0.1 port 80: " + connect());

            ByteBuffer octets = ByteBuffer.allocate(1024);
            channel.receive(octets, Lab.PATIENCE);
            notes.seen(HexDump.format(octets.flip()));
            notes.check("octets 3 and 4 are 00 50, port 80", octets.getShort(2) == 0x0050);
            notes.check("octet 14 is 02, SYN", octets.get(13) == 0x02);
        }
    }

    private static String connect() {
        try (Socket connected = new Socket(Ipv4Address.LOOPBACK.toInetAddress(), HTTP)) {
            return "accepted by " + connected.getRemoteSocketAddress();
        } catch (IOException refused) {
            return refused.getMessage();
        }
    }
}
