package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;

/** Prints the first UDP datagram to a port, with its header, although no UDP socket has the port. */
public final class HearUdp {
    /** @param args the port, such as 31500 */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: HearUdp PORT");
            System.exit(2);
        }
        String port = args[0];
        try (TransportChannel channel =
                TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP, "udp dst port " + port)) {
            System.out.println("listening for UDP to port " + port);
            Arrival<ReceivedPacket> arrival = channel.receive();
            UdpHeader udp = arrival.packet().header(UdpHeader.class).orElseThrow();
            System.out.println(udp + ", " + udp.datagramLength() + " octets with its header, from "
                    + arrival.metadata().source());
            System.out.print(HexDump.format(arrival.packet().payload().buffer()));
        }
    }
}
