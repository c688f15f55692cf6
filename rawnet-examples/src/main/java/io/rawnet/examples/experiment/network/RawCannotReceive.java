package io.rawnet.examples.experiment.network;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.List;

/** A socket for IPPROTO_RAW sends packets of any protocol and receives none of them: its number, 255, is on no packet. */
public final class RawCannotReceive {
    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (IpChannel raw = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.RAW);
                IpChannel udp = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            for (IpProtocol protocol : List.of(IpProtocol.of(253), IpProtocol.UDP)) {
                Ipv4Header header = Ipv4Header.builder()
                        .destination(Ipv4Address.LOOPBACK)
                        .protocol(protocol)
                        .build();
                raw.send(header, Octets.hex("0009 0009 0008 0000").buffer());
                System.out.println("sent " + header);
            }
            // packets keep their order: once the second has arrived, the first has too
            System.out.println(
                    "a socket for UDP: " + udp.receive(Duration.ofSeconds(1)).packet());
            System.out.println("the socket for IPPROTO_RAW: "
                    + raw.tryReceive()
                            .map(Arrival::packet)
                            .map(Object::toString)
                            .orElse("nothing"));
        }
    }
}
