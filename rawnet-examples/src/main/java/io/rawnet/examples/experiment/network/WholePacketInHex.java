package io.rawnet.examples.experiment.network;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** Prints the octets of the first UDP packet that comes to this host, from the IP header on, and takes them apart. */
public final class WholePacketInHex {
    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            System.out.println("listening for UDP");
            ByteBuffer octets = ByteBuffer.allocate(2000);
            channel.receive(octets);
            System.out.print(HexDump.format(octets.flip()));
            System.out.printf("the first octet is %02x: version 4, 5 words of header%n", octets.get(0));
            System.out.println(Packet.decode(EtherType.IPV4, octets));
        }
    }
}
