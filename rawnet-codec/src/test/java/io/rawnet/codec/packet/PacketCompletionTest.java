package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.Mldv1Message;
import io.rawnet.codec.control.icmpv6.NeighborSolicitation;
import io.rawnet.codec.control.vrrp.Vrrpv3Advertisement;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.link.PppoeHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.network.MobilityHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.DccpSequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import io.rawnet.codec.tunnel.GeneveHeader;
import io.rawnet.codec.tunnel.GreHeader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCompletionTest {

    private static final Ipv6Address HERE = Ipv6Address.of("2001:db8::1");

    private static final Ipv6Address THERE = Ipv6Address.of("2001:db8::2");

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 20, 39, 40, 44, 65535})
    void repairsChecksumsWhateverTheLengthsWere(int staleTotalLength) {
        Ipv4Header ip = Ipv4Header.builder().totalLength(staleTotalLength).build();
        Packet completed = Packet.of(ip, TcpHeader.builder().build())
                .withPayload((byte) 1, (byte) 2, (byte) 3)
                .completed();
        assertThat(completed.checksums())
                .hasSize(2)
                .allSatisfy(layer -> assertThat(layer.state().verdict()).isEqualTo(ChecksumState.Verdict.VALID));
        assertThat(completed.completed()).isEqualTo(completed);
        assertThat(completed.missingOctets()).isZero();
    }

    @Test
    void leavesTheTransportChecksumOfAFragmentAlone() {
        Ipv4Header ip = Ipv4Header.builder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        TcpHeader tcp = TcpHeader.builder().checksum(0x1234).build();
        Packet completed = Packet.of(ip, tcp).completed();
        assertThat(completed.header(TcpHeader.class)).contains(tcp);
        assertThat(completed.checksums().get(1).state().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
    }

    static Stream<Arguments> headersThatCoverAddresses() {
        return Stream.of(
                arguments("TCP", TcpHeader.builder().build()),
                arguments("UDP", UdpHeader.of(40000, 53)),
                arguments("UDP-Lite", new UdpLiteHeader(40000, 53, 0, 0)),
                arguments("DCCP", DccpHeader.of(0, 0, DccpHeader.DATA, DccpSequenceNumber.ofExtended(0), Octets.EMPTY)),
                arguments("ICMPv6", Icmpv6Header.echoRequest(1, 2)),
                arguments("ICMPv6", Icmpv6Header.of(new Mldv1Message(1000, 0, Ipv6Address.ANY))),
                arguments("ICMPv6", Icmpv6Header.of(NeighborSolicitation.of(HERE))),
                arguments("VRRPv3", Vrrpv3Advertisement.of(1, 100, HERE)),
                arguments("mobility", new MobilityHeader(IpProtocol.NO_NEXT_HEADER, 0, 0, 0, Octets.of(new byte[2]))));
    }

    @ParameterizedTest
    @MethodSource("headersThatCoverAddresses")
    void namesTheHeaderWhoseChecksumLacksAddresses(String name, Header header) {
        Packet packet = Packet.of(header).withPayload((byte) 1);
        assertThatIllegalArgumentException()
                .isThrownBy(packet::completed)
                .withMessage(
                        name + " checksum covers IP addresses that the packet does not have: give the pseudo header,"
                                + " completed(PseudoHeader), or put an IP header in front");
        assertThat(packet.tryCompleted()).isEmpty();
        Packet tunnelled = Packet.of(new MplsLabel(16, 0, true, 64), header);
        assertThatIllegalArgumentException().isThrownBy(tunnelled::completed);
        assertThatIllegalArgumentException().isThrownBy(tunnelled::completedForSegmentation);
    }

    @ParameterizedTest
    @MethodSource("headersThatCoverAddresses")
    void takesTheAddressesFromThePseudoHeaderAsFromAnIpHeader(String name, Header header) {
        Packet transport = Packet.of(header).withPayload((byte) 1);
        Ipv6Header ip = Ipv6Header.builder().source(HERE).destination(THERE).build();
        Packet whole = Packet.of(ip, header).withPayload((byte) 1).completed();
        Packet completed = transport.completed(HERE, THERE);
        assertThat(completed.headers()).containsExactly(whole.headers().get(1));
        assertThat(completed.completed(HERE, THERE)).isEqualTo(completed);
        assertThat(transport.completed(new Ipv6PseudoHeader(HERE, THERE))).isEqualTo(completed);
        assertThat(whole.tryCompleted()).contains(whole);
        assertThat(whole.completed(THERE, HERE))
                .as("an IP header of its own counts")
                .isEqualTo(whole);
    }

    @Test
    void refusesAddressesOfDifferentFamilies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packet.of(TcpHeader.builder().build()).completed(HERE, Ipv4Address.LOOPBACK))
                .withMessage("2001:db8::1 and 127.0.0.1 are of different families");
    }

    @Test
    void needsNoAddressesWhereNoChecksumCoversThem() {
        assertThat(Packet.of(IcmpHeader.echoRequest(1, 2)).completed().checksums())
                .allMatch(layer -> layer.state().verdict() == ChecksumState.Verdict.VALID);
        assertThat(Packet.of(
                                FragmentHeader.of(IpProtocol.TCP, 0, true, 7),
                                TcpHeader.builder().build())
                        .tryCompleted())
                .as("the checksum of a fragment stays")
                .isPresent();
    }

    @Test
    void asksForTheAddressesOfTheOuterDatagramOfATunnel() {
        Ipv4Header ip = Ipv4Header.builder().build();
        Packet tunnel = Packet.of(UdpHeader.of(1, 6081), GeneveHeader.of(1, EtherType.IPV4), ip, UdpHeader.of(1, 2));
        assertThatIllegalArgumentException().isThrownBy(tunnel::completed).withMessageStartingWith("UDP checksum");
        assertThat(tunnel.completed(HERE, THERE).checksums()).hasSize(3);
        assertThat(Packet.of(new MplsLabel(16, 0, true, 64), ip, UdpHeader.of(1, 2))
                        .tryCompleted())
                .isPresent();
    }

    @Test
    void refusesAnIpv4HeaderWhoseProtocolWasForgotten() {
        Ipv4Header forgotten = Ipv4Header.builder().build();
        Packet packet = Packet.of(forgotten).withPayload(new byte[4]);
        assertThatIllegalArgumentException()
                .isThrownBy(packet::completed)
                .withMessage("IPv4 protocol must be given: no header follows that has a number");
        assertThatIllegalArgumentException().isThrownBy(packet::completedForSegmentation);
        assertThat(packet.tryCompleted()).isEmpty();
        Packet filledIn = Packet.of(forgotten, UdpHeader.of(1, 2)).completed();
        assertThat(filledIn.header(Ipv4Header.class).orElseThrow().protocol()).isEqualTo(IpProtocol.UDP);
        HopByHopOptionsHeader options = new HopByHopOptionsHeader(IpProtocol.NO_NEXT_HEADER, Ipv6Options.NONE);
        assertThat(Packet.of(forgotten, options).tryCompleted())
                .as("0 is its number")
                .isPresent();
    }

    static Stream<Arguments> lengthsTooLong() {
        return Stream.of(
                arguments(
                        "IPv4 totalLength must be 0 to 65535, not 65536",
                        Ipv4Header.builder().protocol(IpProtocol.EXPERIMENTAL_1).build(),
                        65516),
                arguments(
                        "IPv6 payloadLength must be 0 to 65535, not 65536",
                        Ipv6Header.builder().build(),
                        65536),
                arguments("UDP datagramLength must be 0 to 65535, not 65536", UdpHeader.of(1, 2), 65528),
                arguments("PPPoE payloadLength must be 0 to 65535, not 65536", PppoeHeader.session(1), 65536),
                arguments("GRE key: payload length must be 0 to 65535, not 65536", GreHeader.pptp(1), 65536));
    }

    @ParameterizedTest
    @MethodSource("lengthsTooLong")
    void namesTheLengthThatDoesNotFitItsField(String message, Header header, int payload) {
        Packet tooLong = Packet.of(header).withPayload(new byte[payload]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tooLong.completed(HERE, THERE))
                .withMessageStartingWith(message + ": shorten the payload");
        assertThat(tooLong.tryCompleted()).isEmpty();
        Packet longest = Packet.of(header).withPayload(new byte[payload - 1]);
        assertThat(longest.completed(HERE, THERE).missingOctets()).isZero();
    }

    @Test
    void leavesLengthsToSegmentationWhereThatIsAskedFor() {
        for (Header ip : List.of(
                Ipv4Header.builder().totalLength(1).build(),
                Ipv6Header.builder().payloadLength(1).build())) {
            for (Header transport : List.of(TcpHeader.builder().build(), UdpHeader.of(1, 2))) {
                Packet packet = Packet.of(ip, transport).withPayload(new byte[70_000]);
                assertThat(packet.tryCompleted()).isEmpty();
                Packet completed = packet.completedForSegmentation();
                assertThat(completed.missingOctets()).isZero();
                assertThat(completed.headers().get(0).declaredPayloadLength()).isEmpty();
                assertThat(completed.completedForSegmentation()).isEqualTo(completed);
                assertThat(completed.checksums())
                        .allMatch(layer -> layer.state().verdict() == ChecksumState.Verdict.VALID);
                assertThat(Packet.decode(LinkType.RAW, completed.octets().buffer())
                                .headers())
                        .isEqualTo(completed.headers());
                Packet small = Packet.of(ip, transport);
                assertThat(small.completedForSegmentation()).isEqualTo(small.completed());
            }
        }
    }

    @Test
    void leavesNoOtherLengthToSegmentation() {
        Packet packet = Packet.of(PppoeHeader.session(1)).withPayload(new byte[65536]);
        assertThatIllegalArgumentException().isThrownBy(packet::completedForSegmentation);
    }

    @Test
    void completesADatagramInAJumbogram() {
        HopByHopOptionsHeader jumbo =
                new HopByHopOptionsHeader(IpProtocol.UDP, Ipv6Options.of(new Ipv6Option.JumboPayload(0)));
        Packet packet = Packet.of(Ipv6Header.builder().build(), jumbo, UdpHeader.of(1, 2))
                .withPayload(new byte[70_000])
                .completed();
        assertThat(packet.header(UdpHeader.class).orElseThrow().datagramLength())
                .isZero();
        assertThat(packet.completed()).isEqualTo(packet);
    }
}
