package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.link.LlcHeader;
import io.rawnet.codec.link.LoopbackHeader;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.link.PppHeader;
import io.rawnet.codec.link.PppoeHeader;
import io.rawnet.codec.link.SnapHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.link.lldp.LldpDataUnit;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.tunnel.GeneveHeader;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StackedPacketsTest {

    static Stream<Arguments> stacks() {
        return Stream.of(
                stack(StackedPackets.PADDED_ARP, EthernetHeader.class, ArpPacket.class),
                stack(StackedPackets.PADDED_LLDP, EthernetHeader.class, LldpDataUnit.class),
                stack(
                        StackedPackets.VLAN_IN_VLAN,
                        EthernetHeader.class,
                        VlanTag.class,
                        VlanTag.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                stack(
                        StackedPackets.SNAP_IN_LLC,
                        EthernetHeader.class,
                        LlcHeader.class,
                        SnapHeader.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                stack(
                        StackedPackets.MPLS_STACK,
                        EthernetHeader.class,
                        MplsLabel.class,
                        MplsLabel.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                stack(
                        StackedPackets.PPPOE,
                        EthernetHeader.class,
                        PppoeHeader.class,
                        PppHeader.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                stack(
                        StackedPackets.GRE,
                        EthernetHeader.class,
                        Ipv4Header.class,
                        GreHeader.class,
                        MplsLabel.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                stack(
                        StackedPackets.GENEVE,
                        EthernetHeader.class,
                        Ipv4Header.class,
                        UdpHeader.class,
                        GeneveHeader.class,
                        Ipv4Header.class,
                        TcpHeader.class),
                Arguments.of(LinkType.NULL, Octets.hex("02000000" + StackedPackets.IP), new Class<?>[] {
                    LoopbackHeader.class, Ipv4Header.class, TcpHeader.class
                }),
                Arguments.of(LinkType.LOOP, Octets.hex("00000002" + StackedPackets.IP), new Class<?>[] {
                    LoopbackHeader.class, Ipv4Header.class, TcpHeader.class
                }),
                Arguments.of(LinkType.PPP, Octets.hex("ff03 21" + StackedPackets.IP), new Class<?>[] {
                    PppHeader.class, Ipv4Header.class, TcpHeader.class
                }),
                Arguments.of(
                        LinkType.RAW, Octets.hex(StackedPackets.IP), new Class<?>[] {Ipv4Header.class, TcpHeader.class
                        }),
                Arguments.of(
                        LinkType.LINUX_SLL,
                        Octets.hex("0004 0001 0006 020000000001 0000 0800" + StackedPackets.IP),
                        new Class<?>[] {LinuxCookedHeader.class, Ipv4Header.class, TcpHeader.class}),
                Arguments.of(
                        LinkType.LINUX_SLL2,
                        Octets.hex("0800 0000 00000002 0001 04 06 020000000001 0000" + StackedPackets.IP),
                        new Class<?>[] {LinuxCookedHeader.class, Ipv4Header.class, TcpHeader.class}),
                Arguments.of(
                        UdpPort.VXLAN, Octets.hex("08000000 00002a00" + StackedPackets.VLAN_IN_VLAN), new Class<?>[] {
                            VxlanHeader.class,
                            EthernetHeader.class,
                            VlanTag.class,
                            VlanTag.class,
                            Ipv4Header.class,
                            TcpHeader.class
                        }));
    }

    private static Arguments stack(Octets octets, Class<?>... headers) {
        return Arguments.of(LinkType.ETHERNET, octets, headers);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void findsEveryHeader(Protocol first, Octets octets, Class<?>[] headers) {
        Packet packet = Packet.decode(first, octets.buffer());
        assertThat(packet.headers().stream().<Class<?>>map(Header::getClass).toList())
                .isEqualTo(List.of(headers));
        assertThat(packet.octets()).isEqualTo(octets);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void completesToTheSameHeadersOnceAndForAll(Protocol first, Octets octets, Class<?>[] headers) {
        Packet completed = Packet.decode(first, octets.buffer()).completed();
        assertThat(Packet.decode(first, completed.octets().buffer()).headers().stream()
                        .<Class<?>>map(Header::getClass)
                        .toList())
                .isEqualTo(List.of(headers));
        assertThat(completed.completed()).isEqualTo(completed);
        assertThat(completed.checksums()).allMatch(layer -> layer.state().verdict() == ChecksumState.Verdict.VALID);
    }

    @Test
    void everyVectorDecodesWithoutAFault() {
        for (Map.Entry<Octets, LinkType> vector : StackedPackets.all().entrySet()) {
            Packet packet = Packet.decode(vector.getValue(), vector.getKey().buffer());
            assertThat(packet.stop().reason()).isEqualTo(Stop.Reason.NO_FURTHER_HEADER);
            assertThat(packet.missingOctets()).isZero();
            assertThat(packet.checksums()).allMatch(layer -> layer.state().verdict() == ChecksumState.Verdict.VALID);
            assertThat(packet.violations()).isEmpty();
        }
    }

    @Test
    void findsIpv6BehindTheLoopbackFamilyOfEachSystem() {
        String ipv6 = "6000 0000 0000 3b40" + "00".repeat(15) + "01" + "00".repeat(15) + "01";
        for (String family : new String[] {"00000018", "1c000000", "1e000000"}) {
            Packet packet =
                    Packet.decode(LinkType.NULL, Octets.hex(family + ipv6).buffer());
            assertThat(packet.header(Ipv6Header.class)).isPresent();
            assertThat(packet.completed().headers().get(0))
                    .isEqualTo(packet.headers().get(0));
        }
    }

    @Test
    void keepsEthernetPaddingAsTrailer() {
        Packet packet = Packet.decode(LinkType.ETHERNET, StackedPackets.PADDED_ARP.buffer());
        assertThat(packet.payload()).isEqualTo(Octets.EMPTY);
        assertThat(packet.trailer()).isEqualTo(Octets.of(new byte[18]));
        assertThat(packet)
                .hasToString("Ethernet 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff ARP | "
                        + "ARP who-has 10.0.0.2 tell 10.0.0.1 | 0 octets | trailer 18 octets");
    }

    @Test
    void keepsTheServiceTagWhenItCompletes() {
        Packet packet = Packet.decode(LinkType.ETHERNET, StackedPackets.VLAN_IN_VLAN.buffer());
        assertThat(packet.completed().header(EthernetHeader.class)).isEqualTo(packet.header(EthernetHeader.class));
    }

    @Test
    void tellsWhereARawPacketIsOfNoKnownVersion() {
        Packet packet = Packet.decode(LinkType.RAW, Octets.of(0xF0, 1, 2).buffer());
        assertThat(packet.headers()).isEmpty();
        assertThat(packet.payload()).isEqualTo(Octets.of(0xF0, 1, 2));
        assertThat(packet).hasToString("3 octets [IP: version is 15 (offset 0) at octet 0]");
        assertThat(Packet.decode(LinkType.RAW, Octets.EMPTY.buffer()).stop().reason())
                .isEqualTo(Stop.Reason.MALFORMED);
    }

    @Test
    void completesACutPacketAsTheWhole() {
        Octets cut = Octets.hex(StackedPackets.IP).slice(0, 41);
        Packet packet = Packet.decode(LinkType.IPV4, cut.buffer());
        assertThat(packet.missingOctets()).isEqualTo(1);
        assertThat(packet.checksums().get(1).state().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        Packet completed = packet.completed();
        assertThat(completed.header(Ipv4Header.class).orElseThrow().totalLength())
                .isEqualTo(41);
        assertThat(completed.checksums().get(1).state().verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(completed.completed()).isEqualTo(completed);
    }

    @Test
    void computesNoChecksumInAFragment() {
        Ipv4Header fragment =
                Ipv4Header.builder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        TcpHeader tcp = TcpHeader.builder().checksum(0x1234).build();
        Packet packet = Packet.of(fragment, tcp).completed();
        assertThat(packet.header(TcpHeader.class)).contains(tcp);
        assertThat(packet.checksums().get(1).state().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
    }
}
