package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;

/** Prints the octets of the first TCP segment that comes to an address of this host. */
public final class SynInHex {
    /** @param args the address, such as 127.0.0.1 */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: SynInHex ADDRESS");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.bind(Ipv4Address.of(args[0]));
            System.out.println("listening for TCP to " + args[0]);

            ByteBuffer octets = ByteBuffer.allocate(1024);
            channel.receive(octets);
            System.out.print(HexDump.format(octets.flip()));
            System.out.printf("octets 3 and 4, the destination port, are %04x%n", octets.getShort(2));
            System.out.printf("octet 14, the control bits, is %02x, and 02 is SYN%n", octets.get(13));
        }
    }
}
