package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Prints the ICMP messages that come to an address of this host. The kernel answers pings as always. */
public final class HearPing {
    /** @param args the address, such as 10.0.0.1 */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: HearPing ADDRESS");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.bind(Ipv4Address.of(args[0]));
            System.out.println("listening for ICMP to " + args[0]);
            while (true) {
                Arrival<ReceivedPacket> arrival = channel.receive();
                ReceivedPacket received = arrival.metadata();
                Packet packet = arrival.packet();
                packet.header(IcmpHeader.class)
                        .ifPresent(icmp -> System.out.printf(
                                "%d octets from %s: type %d, code %d, checksum 0x%04x %s%n",
                                received.length(),
                                received.source(),
                                icmp.type(),
                                icmp.code(),
                                icmp.checksum(),
                                packet.checksums().get(0).state().verdict()));
            }
        }
    }
}
