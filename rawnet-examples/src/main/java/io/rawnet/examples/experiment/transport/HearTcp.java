package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Prints the TCP headers that come to an address of this host, whatever their port. The kernel refuses connections as always. */
public final class HearTcp {
    /** @param args the address, such as 10.0.0.1 */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: HearTcp ADDRESS");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.bind(Ipv4Address.of(args[0]));
            System.out.println("listening for TCP to " + args[0]);
            while (true) {
                Arrival<ReceivedPacket> arrival = channel.receive();
                arrival.packet()
                        .header(TcpHeader.class)
                        .ifPresent(tcp -> System.out.println(
                                arrival.metadata().source() + ": " + tcp + ", data offset " + tcp.dataOffset()));
            }
        }
    }
}
