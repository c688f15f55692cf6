package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.BpfFilter;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpEcho;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.ReceivedFrame;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of README.md, run. */
@Timeout(20)
class ReadmeTest {

    @Test
    void buildsDecodesAndRewritesAPacket() throws Exception {
        Packet syn = Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of("192.0.2.1"))
                                .destination(Ipv4Address.of("192.0.2.2"))
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(40000)
                                .destinationPort(80)
                                .controlBits(TcpHeader.SYN)
                                .options(new MaximumSegmentSize(1460))
                                .build())
                .completed(); // lengths, protocol numbers, checksums

        Packet decoded = Packet.decode(EtherType.IPV4, syn.octets().buffer());
        System.out.println(decoded);
        System.out.println(HexDump.format(syn.octets().buffer()));

        assertThat(decoded.toString())
                .isEqualTo("IPv4 192.0.2.1 > 192.0.2.2 TCP ttl 64 id 0 length 44"
                        + " | TCP 40000 > 80 [S] seq 0 win 65535 <mss 1460> | 0 octets");
        assertThat(decoded.violations()).isEmpty();

        ByteBuffer buffer = ByteBuffer.wrap(syn.octets().toArray());

        Ipv4View ip = Ipv4View.of(buffer); // no copy
        ip.decrementTimeToLive();
        ip.setSource(Ipv4Address.of("203.0.113.7")); // repairs the IPv4 and the TCP checksum

        assertThat(Packet.decode(EtherType.IPV4, buffer).violations()).isEmpty();
    }

    @Test
    @InPrivateNetwork
    void readsAtEachLayer(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                IpChannel whole = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                LinkChannel link = LinkChannel.open(LinkMode.RAW)) {
            link.attachFilter(BpfFilter.compile("icmp and host 10.0.0.2", SocketKind.PACKET_RAW));
            link.bind(LinkInterface.byName("eth0"), LinkChannel.ALL_PROTOCOLS);
            network.peer().run(() -> ping(Ipv4Address.of(network.local().ipv4Address())));

            ByteBuffer buffer = ByteBuffer.allocate(2048);
            ReceivedPacket received = channel.receive(buffer, Duration.ofSeconds(5));
            Packet message = Packet.decode(IpProtocol.ICMP, buffer.flip());
            System.out.println(received.source() + " sent " + message);
            assertThat(message.header(IcmpEcho.class)).isPresent();

            buffer.clear();
            Ipv4Header header =
                    whole.receive(buffer, Duration.ofSeconds(5)).ipv4Header().orElseThrow();
            assertThat(header.source()).hasToString("10.0.0.2");

            buffer.clear();
            ReceivedFrame frame = link.receive(buffer, Duration.ofSeconds(5));
            assertThat(frame.protocol()).isEqualTo(EtherType.IPV4);
        }
    }

    private static void ping(Ipv4Address destination) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet request = Packet.of(IcmpEcho.request(1, 1))
                    .withPayload(Octets.of(1, 2, 3))
                    .completed();
            channel.send(request, destination);
        }
    }
}
