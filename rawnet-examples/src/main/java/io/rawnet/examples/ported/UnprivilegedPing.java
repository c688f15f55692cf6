package io.rawnet.examples.ported;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmpv6.Icmpv6Echo;
import io.rawnet.codec.control.icmpv6.Icmpv6Message;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * {@code icmp}, ExamplePacketConn_nonPrivilegedPing: an echo request to all nodes on a link, without privileges. The kernel
 * writes identifier and checksum, and hands up replies to this channel's requests alone.
 */
final class UnprivilegedPing {
    private static final Ipv6Address ALL_NODES = Ipv6Address.of("ff02::1");

    private UnprivilegedPing() {}

    /** {@return who answered first} */
    static IpAddress ping(int interfaceIndex) throws Exception {
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET6)) {
            ControlMessage link = ControlMessage.NONE.withInterfaceIndex(interfaceIndex);
            channel.send(Icmpv6Echo.request(0, 1).octets().buffer(), ALL_NODES, link);

            ByteBuffer octets = ByteBuffer.allocate(1500);
            ReceivedPacket received = channel.receive(octets, Duration.ofSeconds(3));
            if (Icmpv6Message.decode(octets.flip()) instanceof Icmpv6Echo echo && echo.reply()) {
                return received.source();
            }
            throw new IOException("got something else than an echo reply");
        }
    }
}
