package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;

/** The peer connects to two closed ports: one channel sees every attempt, whatever the port, and the kernel refuses them. */
public final class HearTcp implements Experiment {
    @Override
    public String title() {
        return "Hear TCP connection attempts, whatever the port";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.bind(lab.localAddress());
            for (int port : new int[] {80, 8000}) {
                InetAddress here = lab.local().ipv4Address();
                notes.did(
                        "the peer: connect to port " + port + ", " + lab.peer().call(() -> connect(here, port)));

                Arrival<ReceivedPacket> arrival = channel.receive(Lab.PATIENCE);
                TcpHeader header = arrival.packet().header(TcpHeader.class).orElseThrow();
                notes.seen(arrival.metadata().source() + ": " + header);
                notes.check("the destination port", port, header.destinationPort());
                notes.check("it is a SYN and nothing else", header.controlBits() == TcpHeader.SYN);
                notes.check("the data offset, in words of 32 bits,", 10, header.dataOffset());
                notes.check(
                        "its options name a maximum segment size",
                        header.options().find(MaximumSegmentSize.class).isPresent());
            }
        }
    }

    private static String connect(InetAddress address, int port) throws Exception {
        try (Socket connected = new Socket(address, port)) {
            return "accepted by " + connected.getRemoteSocketAddress();
        } catch (ConnectException refused) {
            return "refused, as nobody listens there";
        }
    }
}
