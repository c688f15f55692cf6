package consumer;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Sends an ICMP echo request to this machine and prints the reply. */
public final class Ping {
    private Ping() {}

    /**
     * Pings the loopback address.
     *
     * @param arguments not used
     * @throws IOException if a call fails, or if no reply arrives within a second
     */
    public static void main(String[] arguments) throws IOException {
        Ipv4Address host = Ipv4Address.of("127.0.0.1");
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet request = Packet.of(IcmpHeader.echoRequest(7, 1)).completed();
            Packet reply = channel.exchange(request, host, Duration.ofSeconds(1))
                    .orElseThrow(() -> new IOException(host + " did not answer within a second"))
                    .packet();
            System.out.println(reply);
        }
    }
}
