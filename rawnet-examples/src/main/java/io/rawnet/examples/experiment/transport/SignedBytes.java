package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** Numbers on the wire have no sign, and Java's byte, short and int have one: a mask makes the next larger type of them. */
public final class SignedBytes {
    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            Packet packet = Packet.of(UdpHeader.of(0xaa47, 9)).withPayload(Octets.hex("c8 fffffff0"));
            channel.send(channel.completed(packet, Ipv4Address.LOOPBACK), Ipv4Address.LOOPBACK);
            System.out.println("sent port 0xaa47 and the octets " + packet.payload());

            ByteBuffer in = ByteBuffer.allocate(1024);
            channel.receive(in);
            in.flip();
            System.out.println("port: getShort(0) is " + in.getShort(0) + ", & 0xFFFF " + (in.getShort(0) & 0xFFFF));
            System.out.println("octet: get(8) is " + in.get(8) + ", & 0xFF " + (in.get(8) & 0xFF));
            System.out.println(
                    "number: getInt(9) is " + in.getInt(9) + ", & 0xFFFFFFFFL " + (in.getInt(9) & 0xFFFFFFFFL));

            UdpHeader header =
                    Packet.decode(IpProtocol.UDP, in).header(UdpHeader.class).orElseThrow();
            System.out.println("a decoded header needs no mask: port " + header.sourcePort());
            System.out.printf("the other way a cast drops the upper bits: (byte) 0x1c8 is 0x%02x%n", (byte) 0x1c8);
        }
    }
}
