package io.rawnet.examples.start;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Sends a SYN to a port of a host, such as 192.0.2.2 80, and prints what answers it. */
final class ProbePort {
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: ProbePort HOST PORT");
            System.exit(2);
        }
        IpAddress host = IpAddress.of(args[0]);
        TcpHeader syn = TcpHeader.syn(40000, Integer.parseInt(args[1]));
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            Packet request = channel.completed(Packet.of(syn), host); // with the checksum over both addresses
            System.out.println(channel.exchange()
                    .timeout(Duration.ofMillis(500))
                    .retries(2)
                    .one(new IpRequest(request, host))
                    .map(answer ->
                            answer.packet() + " after " + answer.roundTrip().toMillis() + " ms")
                    .orElse("no answer"));
        }
    }
}
