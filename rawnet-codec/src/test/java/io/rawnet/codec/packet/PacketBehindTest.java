package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.UdpHeader;
import org.junit.jupiter.api.Test;

class PacketBehindTest {
    private static final Packet DATAGRAM = Packet.of(UdpHeader.of(7, 9)).withPayload(Octets.hex("c0ffee"));

    @Test
    void putsAHeaderInFrontAndKeepsTheRest() {
        EthernetHeader ethernet =
                new EthernetHeader(MacAddress.BROADCAST, MacAddress.of("02:00:00:00:00:01"), EtherType.IPV4);
        Packet padded = Packet.decode(
                IpProtocol.UDP, Octets.hex("0007 0009 0009 0000 aa 0000").buffer());
        Packet behind = padded.behind(ethernet);

        assertThat(behind.headers()).containsExactly(ethernet, padded.headers().get(0));
        assertThat(behind.payload()).isEqualTo(Octets.hex("aa"));
        assertThat(behind.trailer()).isEqualTo(Octets.hex("0000"));
        assertThat(padded.headers()).hasSize(1);
    }

    @Test
    void putsAnIpHeaderOfEitherVersionInFront() {
        Packet ipv4 = DATAGRAM.behind(IpProtocol.UDP, IpAddress.of("192.0.2.1"), IpAddress.of("192.0.2.2"));
        Ipv4Header header = ipv4.header(Ipv4Header.class).orElseThrow();
        assertThat(header.protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(header.source()).isEqualTo(IpAddress.of("192.0.2.1"));
        assertThat(header.destination()).isEqualTo(IpAddress.of("192.0.2.2"));
        assertCompletes(ipv4, LinkType.IPV4);

        Packet ipv6 = DATAGRAM.behind(IpProtocol.UDP, IpAddress.of("2001:db8::1"), IpAddress.of("2001:db8::2"));
        assertThat(ipv6.header(Ipv6Header.class).orElseThrow().nextHeader()).isEqualTo(IpProtocol.UDP);
        assertCompletes(ipv6, LinkType.IPV6);
    }

    private static void assertCompletes(Packet packet, LinkType type) {
        Packet read = Packet.decode(type, packet.completed().octets().buffer());
        assertThat(read.payload()).isEqualTo(DATAGRAM.payload());
        assertThat(read.checksums())
                .isNotEmpty()
                .allMatch(layer -> layer.state().verdict() == ChecksumState.Verdict.VALID);
    }

    @Test
    void refusesAddressesOfDifferentVersions() {
        IpAddress ipv4 = IpAddress.of("192.0.2.1");
        IpAddress ipv6 = IpAddress.of("2001:db8::2");
        assertThatThrownBy(() -> DATAGRAM.behind(IpProtocol.UDP, ipv4, ipv6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different families");
    }
}
