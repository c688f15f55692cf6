package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;

/** An ordinary UDP socket of the peer's sends text; the raw channel sees the UDP header in front of it. */
public final class HearUdp implements Experiment {
    private static final int PORT = 31500;

    @Override
    public String title() {
        return "See the header that a UDP socket puts before its data";
    }

    @Override
    public Article article() {
        return Article.EVERY_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
            lab.peer().run(() -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(
                            message, message.length, lab.local().ipv4Address(), PORT));
                }
            });
            notes.did("the peer: an ordinary UDP socket sends \"a message\" to port " + PORT);

            Arrival<ReceivedPacket> arrival = channel.receive(Lab.PATIENCE);
            Packet packet = arrival.packet();
            UdpHeader header = packet.header(UdpHeader.class).orElseThrow();
            String data =
                    StandardCharsets.UTF_8.decode(packet.payload().buffer()).toString();
            notes.seen(header + ", then \"" + data + "\" from "
                    + arrival.metadata().source());
            notes.check("the destination port", PORT, header.destinationPort());
            notes.check("the datagram length", UdpHeader.LENGTH + message.length, header.datagramLength());
            notes.check("the data is what was sent", data.equals("a message"));
        }
    }
}
