package io.rawnet.examples.ported;

import io.rawnet.channel.Answer;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/**
 * {@code icmp}, ExamplePacketConn_nonPrivilegedPing: an echo request to all nodes on a link, without privileges. The kernel
 * writes identifier and checksum, and hands up replies to this channel's requests alone.
 */
final class UnprivilegedPing {
    private static final Ipv6Address ALL_NODES = Ipv6Address.of("ff02::1");

    private UnprivilegedPing() {}

    /** {@return who answered first} */
    static IpAddress ping(int interfaceIndex) throws IOException {
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET6)) {
            ControlMessage link = ControlMessage.NONE.withInterfaceIndex(interfaceIndex);
            IpRequest request = new IpRequest(Packet.of(Icmpv6Header.echoRequest(0, 1)), ALL_NODES, link);
            return channel.exchange()
                    .timeout(Duration.ofSeconds(3))
                    .one(request)
                    .flatMap(Answer::metadata)
                    .map(ReceivedPacket::source)
                    .orElseThrow(() -> new IOException("no echo reply within 3 s"));
        }
    }
}
