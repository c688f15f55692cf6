package io.rawnet.examples.tour.lab;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.Host;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Echo requests by the system's own ping(8) where there is one, by a raw socket of ours where there is none. */
public final class Ping {
    private static final Octets DATA = Octets.of(new byte[56]);

    private Ping() {}

    /**
     * Sends echo requests.
     *
     * @param from the host that sends them
     * @param to whom to
     * @param count how many
     * @return who sent them, in words
     * @throws Exception if they could not be sent
     */
    public static String send(Host from, IpAddress to, int count) throws Exception {
        if (Programs.has("ping")) {
            from.start("ping", "-n", "-c", "" + count, "-i", "0.2", "-W", "2", to.toString());
            return "ping -c " + count + " " + to;
        }
        from.run(() -> sendOurOwn(to, count));
        return count + " echo requests of our own to " + to + " (this machine has no ping)";
    }

    private static void sendOurOwn(IpAddress to, int count) throws IOException {
        boolean ipv4 = to instanceof Ipv4Address;
        try (TransportChannel channel = ipv4
                ? TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)
                : TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6)) {
            for (int sequenceNumber = 1; sequenceNumber <= count; sequenceNumber++) {
                Packet request = Packet.of(
                                ipv4
                                        ? IcmpHeader.echoRequest(1, sequenceNumber)
                                        : Icmpv6Header.echoRequest(1, sequenceNumber))
                        .withPayload(DATA);
                channel.send(channel.completed(request, to), to);
            }
        }
    }
}
