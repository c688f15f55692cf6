package io.rawnet.examples.tool;

import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IcmpFilter;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.concurrent.ThreadLocalRandom;

/** Channels for echo requests: the kernel's own where the user may have them, else raw ones. */
public final class EchoChannels {
    private EchoChannels() {}

    /**
     * {@return a channel that receives echo replies, and errors through its error queue}
     *
     * @param family {@code INET} or {@code INET6}
     * @throws IOException if the user may have neither; the message says what a raw one needs
     */
    public static TransportChannel open(ProtocolFamily family) throws IOException {
        try {
            return TransportChannel.openEcho(family);
        } catch (IOException notInPingGroupRange) {
            return openRaw(family);
        }
    }

    private static TransportChannel openRaw(ProtocolFamily family) throws IOException {
        boolean ipv4 = family == StandardProtocolFamily.INET;
        TransportChannel channel = TransportChannel.open(family, ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6);
        try {
            return channel.setOption(
                    RawSocketOptions.ICMP_FILTER,
                    IcmpFilter.blockAll().accepting(ipv4 ? IcmpHeader.ECHO_REPLY : Icmpv6Header.ECHO_REPLY));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * {@return the identifier of the channel's echo requests: the kernel's, or a random one on a raw channel, 1 to 65535}
     *
     * @param channel a channel that is bound or connected
     * @throws IOException if the kernel refuses
     */
    public static int identifier(TransportChannel channel) throws IOException {
        return channel.echoIdentifier()
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(1, 1 << 16));
    }
}
