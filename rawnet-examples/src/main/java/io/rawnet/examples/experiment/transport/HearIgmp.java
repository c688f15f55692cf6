package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Prints the first IGMP message that comes to this host, such as a router's question which groups its hosts are in. */
public final class HearIgmp {
    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.IGMP)) {
            System.out.println("listening for IGMP");
            Arrival<ReceivedPacket> arrival = channel.receive();
            System.out.println(arrival.packet() + " from " + arrival.metadata().source());
        }
    }
}
