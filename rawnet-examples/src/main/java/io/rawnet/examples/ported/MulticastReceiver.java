package io.rawnet.examples.ported;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/**
 * {@code ipv4}, ExamplePacketConn_servingOneShotMulticastDNS: datagrams to a group, told by their destination. Who has joined with a
 * source hears that source alone.
 */
final class MulticastReceiver implements AutoCloseable {
    private final TransportChannel channel;
    private final IpAddress group;
    private final int port;

    private MulticastReceiver(TransportChannel channel, IpAddress group, int port) {
        this.channel = channel;
        this.group = group;
        this.port = port;
    }

    /** {@return a receiver of whatever anybody sends to a group} */
    static MulticastReceiver join(Ipv4Address group, int interfaceIndex, int port) throws IOException {
        TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP);
        channel.bind(group);
        channel.join(group, interfaceIndex);
        return new MulticastReceiver(channel, group, port);
    }

    /** {@return a receiver of what one source sends to a group (RFC 4607)} */
    static MulticastReceiver join(Ipv4Address group, int interfaceIndex, int port, Ipv4Address source)
            throws IOException {
        TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP);
        channel.bind(group);
        channel.join(group, interfaceIndex, source);
        return new MulticastReceiver(channel, group, port);
    }

    /** {@return the next datagram to the group and port} */
    Datagram receive() throws IOException {
        while (true) {
            Arrival<ReceivedPacket> arrival = channel.receive();
            ReceivedPacket received = arrival.metadata();
            Packet packet = arrival.packet();
            boolean ours = received.destination().filter(group::equals).isPresent()
                    && packet.header(UdpHeader.class)
                            .filter(udp -> udp.destinationPort() == port)
                            .isPresent();
            if (ours) {
                return new Datagram(received.source(), packet.payload());
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** What somebody sent to the group. */
    record Datagram(IpAddress source, Octets data) {}
}
