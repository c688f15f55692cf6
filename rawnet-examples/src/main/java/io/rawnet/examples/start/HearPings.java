package io.rawnet.examples.start;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Prints each ICMP message that comes to this host. */
final class HearPings {
    public static void main(String[] args) throws IOException {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            while (true) {
                Arrival<ReceivedPacket> arrival = channel.receive();
                System.out.println(arrival.metadata().source() + " sent " + arrival.packet());
            }
        }
    }
}
