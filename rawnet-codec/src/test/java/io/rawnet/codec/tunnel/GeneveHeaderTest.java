package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class GeneveHeaderTest {

    private static final GeneveOptions PORTS = GeneveOptions.of(GeneveOption.of(0x0102, 0x80, Octets.hex("00010002")));

    @Test
    void readsTheShortHeader() {
        GeneveHeader header = HeaderLaws.checkAll(GeneveHeader::decode, Octets.hex("00 00 6558 00002a 00"));
        assertThat(header).isEqualTo(GeneveHeader.of(42));
        assertThat(header.protocolNumbers()).containsExactly(UdpPort.GENEVE);
        assertThat(header.nextProtocol()).contains(EtherType.TRANSPARENT_ETHERNET_BRIDGING);
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("Geneve TEB vni 42");
    }

    /** RFC 8926 sections 3.4 and 3.5 written out by hand. */
    @Test
    void readsEachFieldAndTheOptionsFromTheirPlaces() {
        GeneveHeader header = HeaderLaws.checkAll(
                GeneveHeader::decode, Octets.hex("03 40 0800 abcdef 00  0102 80 01 00010002  0103 01 00"));
        assertThat(header.version()).isZero();
        assertThat(header.controlPacket()).isFalse();
        assertThat(header.criticalOptions()).isTrue();
        assertThat(header.protocolType()).isEqualTo(EtherType.IPV4);
        assertThat(header.vni()).isEqualTo(0xABCDEF);
        assertThat(header.options().list())
                .containsExactly(
                        new GeneveOption.Opaque(0x0102, 0x80, 0, Octets.hex("00010002")),
                        new GeneveOption.Opaque(0x0103, 0x01, 0, Octets.EMPTY));
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("Geneve IPv4 vni 11259375 flags [C] <0x0102/0x80 0x00010002,0x0103/0x01>");
    }

    @Test
    void tellsTheTwoBitsApart() {
        GeneveHeader control = HeaderLaws.checkAll(GeneveHeader::decode, Octets.hex("00 80 86dd 000001 00"));
        assertThat(control).isEqualTo(GeneveHeader.of(1, EtherType.IPV6).withControlPacket(true));
        assertThat(control).hasToString("Geneve IPv6 vni 1 flags [O]");
        GeneveHeader both = HeaderLaws.checkAll(GeneveHeader::decode, Octets.hex("00 c0 86dd 000001 00"));
        assertThat(both.controlPacket()).isTrue();
        assertThat(both.criticalOptions()).isTrue();
        assertThat(both).hasToString("Geneve IPv6 vni 1 flags [OC]");
    }

    @Test
    void readsTheLongestHeader() {
        Octets vector =
                Octets.hex("3f 00 6558 000001 00" + "0103 01 1f" + "aa".repeat(124) + "0103 02 1e" + "bb".repeat(120));
        GeneveHeader header = HeaderLaws.checkAll(GeneveHeader::decode, vector);
        assertThat(header.length()).isEqualTo(260);
        assertThat(header.options().list()).extracting(GeneveOption::length).containsExactly(128, 124);
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
    }

    @Test
    void keepsAndReportsReservedBits() {
        GeneveHeader header = HeaderLaws.checkAll(GeneveHeader::decode, Octets.hex("01 3f 6558 ffffff ff  0103 01 e0"));
        assertThat(header)
                .isEqualTo(new GeneveHeader(
                        0,
                        false,
                        false,
                        0x3F,
                        EtherType.TRANSPARENT_ETHERNET_BRIDGING,
                        0xFFFFFF,
                        0xFF,
                        GeneveOptions.of(new GeneveOption.Opaque(0x0103, 1, 7, Octets.EMPTY))));
        assertThat(header.violations(HeaderContext.NONE))
                .containsExactly(
                        new Violation("RFC 8926 3.4", 1, "a reserved bit is set"),
                        new Violation("RFC 8926 3.4", 7, "the octet behind the identifier is reserved and 255, not 0"),
                        new Violation("RFC 8926 3.5", 11, "a reserved bit of an option is set"));
    }

    @Test
    void reportsACriticalBitThatTheOptionsDoNotBearOut() throws MalformedPacketException {
        assertThat(violations("01 40 6558 000001 00  0103 7f 00"))
                .containsExactly(new Violation("RFC 8926 3.4", 1, "the C bit is set, but no option is critical"));
        assertThat(violations("02 00 6558 000001 00  0103 01 00  0103 81 00"))
                .containsExactly(new Violation("RFC 8926 3.5", 1, "the C bit is not set, but an option is critical"));
    }

    @Test
    void keepsAndReportsAnOptionThatLeadsBeyondTheOthers() {
        GeneveHeader header = HeaderLaws.checkAll(
                GeneveHeader::decode, Octets.hex("03 00 6558 000001 00  0103 01 00  0104 02 02 00000001"));
        assertThat(header.options().list())
                .containsExactly(
                        GeneveOption.of(0x0103, 1, Octets.EMPTY),
                        new GeneveOption.Malformed(Octets.hex("0104 02 02 00000001")));
        assertThat(header.violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 8926 3.5", 15, "the length of the option leads beyond Opt Len"));
        assertThat(header).hasToString("Geneve TEB vni 1 <0x0103/0x01,malformed 0x0104020200000001>");
    }

    @Test
    void leavesAnUnknownVersionAndItsPayloadToOthers() {
        GeneveHeader header = HeaderLaws.checkAll(GeneveHeader::decode, Octets.hex("c1 7f 0800 000001 07  ffff ff ff"));
        assertThat(header.version()).isEqualTo(3);
        assertThat(header.nextProtocol()).isEmpty();
        assertThat(header.violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 8926 3.4", 0, "version is 3, not 0"));
        assertThat(header).hasToString("Geneve version 3 IPv4 vni 1 flags [C] <malformed 0xffffffff>");
    }

    @Test
    void namesWhatTheOptionLengthAsksFor() {
        assertThatThrownBy(() -> GeneveHeader.decode(
                        Octets.hex("02 00 6558 000001 00  0103 01 00").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("Geneve: 16 octets required at offset 0, 12 available");
    }

    @Test
    void completesTheProtocolTypeFromWhatFollows() {
        GeneveHeader header = GeneveHeader.of(7, EtherType.ARP).withOptions(PORTS);
        EthernetHeader frame = new EthernetHeader(MacAddress.BROADCAST, MacAddress.BROADCAST, EtherType.IPV4);
        assertThat(completedBefore(header, frame)).isEqualTo(GeneveHeader.of(7).withOptions(PORTS));
        assertThat(completedBefore(header, Ipv6Header.builder().build()))
                .isEqualTo(GeneveHeader.of(7, EtherType.IPV6).withOptions(PORTS));
        assertThat(Packet.of(header).completed().headers()).containsExactly(header);
    }

    private static Header completedBefore(GeneveHeader header, Header next) {
        return Packet.of(header, next).completed().headers().get(0);
    }

    @Test
    void setsTheCriticalBitWithTheOptions() {
        GeneveHeader header = GeneveHeader.of(7).withOptions(PORTS);
        assertThat(header.criticalOptions()).isTrue();
        assertThat(header.withOptions(GeneveOptions.of(GeneveOption.of(0x0103, 1, Octets.EMPTY)))
                        .criticalOptions())
                .isFalse();
    }

    @Test
    void refusesFieldsThatDoNotFit() {
        refuses(4, 0, 0, 0, "version must be 0 to 3, not 4");
        refuses(0, 64, 0, 0, "reserved must be 0 to 63, not 64");
        refuses(0, 0, 1 << 24, 0, "vni must be 0 to 16777215, not 16777216");
        refuses(0, 0, 0, 256, "lastReserved must be 0 to 255, not 256");
    }

    private static void refuses(int version, int reserved, int vni, int lastReserved, String message) {
        assertThatThrownBy(() -> new GeneveHeader(
                        version, false, false, reserved, EtherType.IPV4, vni, lastReserved, GeneveOptions.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Iterable<Violation> violations(String octets) throws MalformedPacketException {
        return GeneveHeader.decode(Octets.hex(octets).buffer()).violations(HeaderContext.NONE);
    }
}
