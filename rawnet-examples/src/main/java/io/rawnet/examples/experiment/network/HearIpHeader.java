package io.rawnet.examples.experiment.network;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.util.Set;

/** Prints the first TCP segment that comes to this host: each field of its IP header, its TCP header, and its control message. */
public final class HearIpHeader {
    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.setControlFields(Set.of(ControlField.INTERFACE, ControlField.TIMESTAMP));
            System.out.println("listening for TCP");

            Arrival<ReceivedPacket> arrival = channel.receive();
            Ipv4Header ip = arrival.packet().header(Ipv4Header.class).orElseThrow();
            System.out.printf(
                    "version 4, header length %d, TOS 0x%02x, total length %d, id 0x%04x, flags %d, fragment offset %d,"
                            + " TTL %d, protocol %s, checksum 0x%04x, %s > %s%n",
                    ip.length(),
                    ip.dscp() << 2 | ip.ecn(),
                    ip.totalLength(),
                    ip.identification(),
                    ip.flags(),
                    ip.fragmentOffset(),
                    ip.timeToLive(),
                    ip.protocol(),
                    ip.headerChecksum(),
                    ip.source(),
                    ip.destination());
            System.out.println("the header checksum is " + (ip.withChecksum().equals(ip) ? "right" : "wrong"));
            System.out.println(arrival.packet().header(TcpHeader.class).orElseThrow());
            ReceivedPacket received = arrival.metadata();
            System.out.println("received " + received.length() + " octets through interface "
                    + received.interfaceIndex().orElseThrow() + " at "
                    + received.timestamp().orElseThrow());
        }
    }
}
