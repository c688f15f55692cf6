package io.rawnet.examples.ported;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IcmpFilter;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ipv6}, ExamplePacketConn_tracingIPPacketRoute: the same over IPv6, with a filter for the two types of answers and the hop limit in
 * a control message. The kernel computes the checksum.
 */
final class RouteTraceOverIpv6 {
    private static final int FARTHEST = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private RouteTraceOverIpv6() {}

    /** {@return the routers on the way to a host, and the host itself if it was reached} */
    static List<IpAddress> trace(Ipv6Address destination) throws IOException {
        List<IpAddress> hops = new ArrayList<>();
        int identifier = (int) ProcessHandle.current().pid() & 0xFFFF;
        IcmpFilter answers = IcmpFilter.blockAll().accepting(Icmpv6Header.TIME_EXCEEDED, Icmpv6Header.ECHO_REPLY);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6)) {
            channel.setOption(RawSocketOptions.ICMP_FILTER, answers);
            IpAddress last = Ipv6Address.ANY;
            for (int hop = 1; hop <= FARTHEST && !last.equals(destination); hop++) {
                ControlMessage hopLimit = ControlMessage.NONE.withHopLimit(hop);
                channel.send(Packet.of(Icmpv6Header.echoRequest(identifier, hop)), destination, hopLimit);
                try {
                    last = channel.receive(PATIENCE).metadata().source();
                } catch (SocketTimeoutException silence) {
                    last = Ipv6Address.ANY;
                }
                hops.add(last);
            }
        }
        return hops;
    }
}
