package io.rawnet.examples.experiment.network;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.util.EnumSet;

/** A TCP connection attempt with its IP header, and with what the kernel tells beside the packet. */
public final class HearIpHeader implements Experiment {
    private static final int PORT = 8000;

    @Override
    public String title() {
        return "Hear a connection attempt with its IP header and a control message";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.setControlFields(EnumSet.of(ControlField.INTERFACE, ControlField.TIMESTAMP));
            InetAddress here = lab.local().ipv4Address();
            notes.did("the peer: connect to port " + PORT + ", " + lab.peer().call(() -> connect(here)));

            Arrival<ReceivedPacket> arrival = channel.receive(Lab.PATIENCE);
            ReceivedPacket received = arrival.metadata();
            Ipv4Header ip = arrival.packet().header(Ipv4Header.class).orElseThrow();
            TcpHeader tcp = arrival.packet().header(TcpHeader.class).orElseThrow();
            notes.seen(String.format(
                    "version 4, header length %d, TOS 0x%02x, total length %d, id 0x%04x, flags %d,%n"
                            + "fragment offset %d, TTL %d, protocol %s, checksum 0x%04x, %s > %s",
                    ip.length(),
                    ip.dscp() << 2 | ip.ecn(),
                    ip.totalLength(),
                    ip.identification(),
                    ip.flags(),
                    ip.fragmentOffset(),
                    ip.timeToLive(),
                    ip.protocol(),
                    ip.headerChecksum(),
                    ip.source(),
                    ip.destination()));
            notes.seen(tcp);
            notes.seen("control message: interface " + received.interfaceIndex().orElse(0) + ", at "
                    + received.timestamp().orElseThrow());
            notes.check("the source", lab.peerAddress(), ip.source());
            notes.check("the destination", lab.localAddress(), ip.destination());
            notes.check("the total length is what was received", received.length() == ip.totalLength());
            notes.check("the header checksum is right", ip.withChecksum().equals(ip));
            notes.check("the destination port", PORT, tcp.destinationPort());
            notes.check(
                    "the interface it came in through",
                    lab.local().interfaceIndex(),
                    received.interfaceIndex().orElse(0));
        }
    }

    private static String connect(InetAddress address) {
        try (Socket connected = new Socket(address, PORT)) {
            return "accepted by " + connected.getRemoteSocketAddress();
        } catch (IOException refused) {
            return "refused, as nobody listens there";
        }
    }
}
