package io.rawnet.examples.ported;

import io.rawnet.channel.Answer;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ipv4}, ExamplePacketConn_tracingIPPacketRoute: echo requests with a time to live of 1, 2, 3, …, and who answers them. On a channel for
 * echo requests it needs no privilege, which x/net cannot do: the routers' errors come from the channel's error queue.
 */
final class RouteTrace {
    private static final int FARTHEST = 64;
    private static final Octets DATA = Octets.of("HELLO-R-U-THERE".getBytes(StandardCharsets.US_ASCII));

    private RouteTrace() {}

    /** {@return the routers on the way to a host, and the host itself if it was reached; needs CAP_NET_RAW} */
    static List<IpAddress> trace(Ipv4Address destination) throws IOException {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            return trace(channel, destination);
        }
    }

    /** {@return the same, for users that may ping} */
    static List<IpAddress> traceUnprivileged(Ipv4Address destination) throws IOException {
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            return trace(channel, destination);
        }
    }

    private static List<IpAddress> trace(TransportChannel channel, Ipv4Address destination) throws IOException {
        List<IpAddress> hops = new ArrayList<>();
        int identifier = (int) ProcessHandle.current().pid() & 0xFFFF;
        IpAddress last = Ipv4Address.ANY;
        for (int hop = 1; hop <= FARTHEST && !last.equals(destination); hop++) {
            Packet request = Packet.of(IcmpHeader.echoRequest(identifier, hop))
                    .withPayload(DATA)
                    .completed();
            Optional<Answer<ReceivedPacket>> answer = channel.exchange()
                    .timeout(Duration.ofSeconds(3))
                    .one(new IpRequest(request, destination, ControlMessage.NONE.withHopLimit(hop)));
            last = answer.map(RouteTrace::source).orElse(Ipv4Address.ANY);
            hops.add(last);
        }
        return hops;
    }

    /** {@return who has answered} */
    private static IpAddress source(Answer<ReceivedPacket> answer) {
        return answer.packet().header(Ipv4Header.class).orElseThrow().source();
    }
}
