package io.rawnet.examples.experiment.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;

/** Sends an HTTP request in TCP segments of a connection that does not exist, with IP and TCP headers of its own. */
public final class ForgedRequest {
    private static final String REQUEST =
            "GET /att/DIYLife/41264/528 HTTP/1.1\r\nHost: 192.168.111.1\r\nAccept-Encoding: identity\r\n\r\n";

    /** @param args where from, where to and how often, such as 10.0.0.1 10.0.0.2 3 */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: ForgedRequest SOURCE DESTINATION COUNT");
            System.exit(2);
        }
        Ipv4Address source = Ipv4Address.of(args[0]);
        Ipv4Address destination = Ipv4Address.of(args[1]);
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            for (int count = 1; count <= Integer.parseInt(args[2]); count++) {
                Packet packet = Packet.of(
                                Ipv4Header.builder()
                                        .source(source)
                                        .destination(destination)
                                        .identification(count)
                                        .build(),
                                TcpHeader.builder()
                                        .sourcePort(55968)
                                        .destinationPort(80)
                                        .sequenceNumber(count)
                                        .acknowledgmentNumber(1)
                                        .controlBits(TcpHeader.PSH | TcpHeader.ACK)
                                        .window(64)
                                        .build())
                        .withPayload(REQUEST.getBytes(StandardCharsets.US_ASCII))
                        .completed();
                channel.send(packet);
                System.out.println("sent " + packet);
            }
        }
    }
}
