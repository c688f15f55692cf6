package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** Prints the octets of the first ICMP message that comes to an address of this host. */
public final class FirstPingInHex {
    /** @param args the address, such as 127.0.0.1 */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: FirstPingInHex ADDRESS");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.bind(Ipv4Address.of(args[0]));
            System.out.println("listening for ICMP to " + args[0]);

            ByteBuffer octets = ByteBuffer.allocate(1024);
            channel.receive(octets);
            System.out.print(HexDump.format(octets.flip()));
            System.out.printf("the first octet is %02x, and 08 is an echo request%n", octets.get(0));
        }
    }
}
