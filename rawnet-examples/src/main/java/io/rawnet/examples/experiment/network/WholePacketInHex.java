package io.rawnet.examples.experiment.network;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What read(2) on a raw socket gives over IPv4: the whole packet from the IP header on, here taken apart in one go. */
public final class WholePacketInHex implements Experiment {
    private static final int DISCARD = 9;

    @Override
    public String title() {
        return "Take a whole packet apart, from the IP header on";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP);
                DatagramSocket socket = new DatagramSocket()) {
            byte[] text = "octets".getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(text, text.length, Ipv4Address.LOOPBACK.toInetAddress(), DISCARD));
            notes.did("an ordinary UDP socket sends \"octets\" to 127.0.0.1");

            ByteBuffer octets = ByteBuffer.allocate(Lab.ROOM);
            channel.receive(octets, Lab.PATIENCE);
            notes.seen(HexDump.format(octets.flip()));
            Packet packet = Packet.decode(EtherType.IPV4, octets.duplicate());
            notes.seen(packet);
            notes.check("the first octet is 45: version 4, 5 words of header", octets.get(0) == 0x45);
            notes.check(
                    "there is an IPv4 header", packet.header(Ipv4Header.class).isPresent());
            notes.check("there is a UDP header", packet.header(UdpHeader.class).isPresent());
            notes.check(
                    "the rest is what was sent",
                    StandardCharsets.UTF_8
                            .decode(packet.payload().buffer())
                            .toString()
                            .equals("octets"));
        }
    }
}
