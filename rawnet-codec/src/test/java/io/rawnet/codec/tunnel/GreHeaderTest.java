package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.link.PppHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GreHeaderTest {

    @Test
    void readsTheShortHeader() {
        GreHeader header = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("0000 0800"));
        assertThat(header).isEqualTo(GreHeader.of(EtherType.IPV4));
        assertThat(header.nextProtocol()).contains(EtherType.IPV4);
        assertThat(header.checksumState(HeaderContext.NONE)).isEmpty();
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("GRE IPv4");
    }

    /** RFC 2784 section 2 and RFC 2890 section 2 written out by hand. */
    @Test
    void readsChecksumKeyAndSequenceNumberFromTheirPlaces() {
        GreHeader header = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("b000 6558 1234 5678 deadbeef 00000009"));
        assertThat(header.protocolType()).isEqualTo(EtherType.TRANSPARENT_ETHERNET_BRIDGING);
        assertThat(header.checksum()).hasValue(0x1234);
        assertThat(header.reserved1()).isEqualTo(0x5678);
        assertThat(header.key()).hasValue(0xDEADBEEFL);
        assertThat(header.sequenceNumber()).hasValue(9);
        assertThat(header.acknowledgmentNumber()).isEmpty();
        assertThat(header).hasToString("GRE TEB key 0xdeadbeef seq 9");
        assertThat(HeaderLaws.<GreHeader>checkAll(GreHeader::decode, Octets.hex("1000 0800 00000009")))
                .isEqualTo(GreHeader.of(EtherType.IPV4).withSequenceNumber(9));
        assertThat(HeaderLaws.<GreHeader>checkAll(GreHeader::decode, Octets.hex("2000 0800 00000007")))
                .isEqualTo(GreHeader.of(EtherType.IPV4).withKey(7));
    }

    /** RFC 2637 section 4.1 written out by hand. */
    @Test
    void readsThePptpHeader() {
        GreHeader header = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("3081 880b 0004 0011 00000001 00000002"));
        assertThat(header)
                .isEqualTo(GreHeader.pptp(17)
                        .withKey(0x0004_0011)
                        .withSequenceNumber(1)
                        .withAcknowledgmentNumber(2));
        assertThat(header.declaredPayloadLength()).hasValue(4);
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("GREv1 PPP call 17 seq 1 ack 2");
    }

    @Test
    void keepsAndReportsReservedBits() {
        GreHeader header = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("8ff8 0800 0000 0001"));
        assertThat(header.reserved0()).isEqualTo(0x1FF);
        assertThat(header.violations(HeaderContext.NONE))
                .extracting(Object::toString)
                .containsExactly(
                        "octet 0: a reserved bit among bits 1 to 5 is set (RFC 2784 2.3)",
                        "octet 6: the reserved field behind the checksum is not 0 (RFC 2784 2.6)");
        GreHeader low = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("0008 0800"));
        assertThat(low.violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 0: a reserved bit is set (RFC 2784 2.3)");
        GreHeader odd = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("8001 0800 0000 0000"));
        assertThat(odd.violations(HeaderContext.NONE)).hasSize(3);
        GreHeader flagged = HeaderLaws.checkAll(GreHeader::decode, Octets.hex("2009 880b 0000 0011"));
        assertThat(flagged.violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 0: a bit of recursion control or flags is set (RFC 2637 4.1)");
    }

    @Test
    void keepsASourceRoute() throws MalformedPacketException {
        // RFC 1701: R and K, the checksum field unused, offset 4; one IP entry with two addresses, then the null entry
        Octets octets = Octets.hex("6000 0800 beef 0004 0000002a 0800 04 08 0a000001 0a000002 0000 00 00");
        GreHeader header = HeaderLaws.checkAll(GreHeader::decode, octets);
        assertThat(header.routing()).isEqualTo(octets.slice(12, 28));
        assertThat(header.checksum()).isEmpty();
        assertThat(header.unusedChecksum()).isEqualTo(0xbeef);
        assertThat(header.reserved1()).isEqualTo(4);
        assertThat(header.key()).hasValue(42);
        assertThat(header).hasToString("GRE IPv4 key 0x2a source route");
        assertThat(header.violations(HeaderContext.NONE))
                .containsExactly(new Violation("RFC 2784 2.3", 0, "a reserved bit among bits 1 to 5 is set"));
        assertThat(header.withChecksum(1).unusedChecksum()).isZero();
    }

    @Test
    void rejectsSourceRoutesThatDoNotEndOrAreOfVersionOne() {
        assertThatThrownBy(() -> GreHeader.decode(Octets.hex("4000 0800 00000000 0800 04 08 0a000001 0a000002")
                        .buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("GRE: 24 octets required at offset 0, 20 available");
        assertThatThrownBy(
                        () -> GreHeader.decode(Octets.hex("4001 0800 00000000").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("GRE: version 1 has no source route (offset 0)");
        for (String routing : List.of("0800 04 04 0a000001", "0000 00 00 0000 00 00", "0000 00")) {
            assertThatThrownBy(() -> GreHeader.of(EtherType.IPV4).withRouting(Octets.hex(routing)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("routing must be of version 0, entries of which the last alone is null");
        }
    }

    @Test
    void computesTheChecksumBehindARouteOfOddLength() {
        GreHeader header = GreHeader.of(EtherType.IPV4).withRouting(Octets.hex("0800 00 01 05 0000 00 00"));
        ByteBuffer payload = Octets.of(0x12, 0x34, 0x56).buffer();
        // by hand: c000 + 0800 + 0000 + 0000 + 0800 + 0001 + 0500 + 0000 + 0012 + 3456 = 10969, folded 096a,
        // complemented
        assertThat(header.withChecksum(payload).checksum()).hasValue(0xF695);
    }

    @Test
    void rejectsUnknownVersions() {
        assertThatThrownBy(() -> GreHeader.decode(Octets.hex("0002 0800").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("GRE: version is 2 (offset 1)");
    }

    @Test
    void computesTheChecksumOverHeaderAndPayload() {
        ByteBuffer payload = Octets.of(0x12, 0x34, 0x56).buffer();
        GreHeader header = GreHeader.of(EtherType.IPV4).withKey(7).withChecksum(payload);
        // by hand: a000 + 0800 + 0000 + 0000 + 0000 + 0007 + 1234 + 5600 = 1103b, folded 103c, complemented
        assertThat(header.checksum()).hasValue(0xEFC3);
        HeaderContext whole = new HeaderContext(Optional.empty(), false, Optional.empty(), payload);
        assertThat(header.checksumState(whole))
                .contains(ChecksumState.compare(0xEFC3, 0xEFC3).at("RFC 2784 2.5", 4));
        assertThat(header.withChecksum(1).checksumState(whole))
                .contains(ChecksumState.compare(1, 0xEFC3).at("RFC 2784 2.5", 4));
        assertThat(header.withChecksum(1).completed(whole)).isEqualTo(header);
        HeaderContext cut = new HeaderContext(Optional.empty(), true, Optional.empty(), payload);
        assertThat(header.checksumState(cut).orElseThrow().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        assertThat(header.withChecksum(1).completed(cut)).isEqualTo(header.withChecksum(1));
    }

    @Test
    void completesProtocolTypeAndPayloadLength() {
        Packet packet = Packet.of(
                        GreHeader.of(EtherType.ARP),
                        Ipv4Header.builder().protocol(IpProtocol.UDP).build())
                .completed();
        assertThat(packet.headers()).startsWith(GreHeader.of(EtherType.IPV4));
        Packet pptp = Packet.of(GreHeader.pptp(17).withSequenceNumber(0), PppHeader.of(PppProtocol.LCP))
                .withPayload(new byte[6])
                .completed();
        assertThat(pptp.header(GreHeader.class).orElseThrow().key()).hasValue(0x0008_0011);
    }

    @Test
    void refusesWhatVersionAndPresenceExclude() {
        assertThatThrownBy(() -> GreHeader.of(EtherType.IPV4).withAcknowledgmentNumber(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acknowledgmentNumber is of version 1 only");
        assertThatThrownBy(() -> GreHeader.of(EtherType.IPV4).withKey(1L << 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be 0 to 4294967295, not 4294967296");
        assertThatThrownBy(() -> GreHeader.pptp(65536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("call must be 0 to 65535, not 65536");
    }

    @Test
    void buildsAHeaderFromItsFields() throws MalformedPacketException {
        GreHeader full = new GreHeader(
                0,
                0,
                EtherType.TRANSPARENT_ETHERNET_BRIDGING,
                OptionalInt.of(0x1234),
                0,
                0x5678,
                OptionalLong.of(0xDEADBEEFL),
                OptionalLong.of(9),
                OptionalLong.empty(),
                Octets.EMPTY);
        assertThat(full)
                .isEqualTo(GreHeader.decode(
                        Octets.hex("b000 6558 1234 5678 deadbeef 00000009").buffer()));
        assertThat(full.withChecksum(0x1234)
                        .withKey(0xDEADBEEFL)
                        .withSequenceNumber(9)
                        .withRouting(Octets.EMPTY))
                .isEqualTo(full);
        GreHeader acknowledgment = new GreHeader(
                1,
                1,
                EtherType.PPP,
                OptionalInt.empty(),
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(2),
                Octets.EMPTY);
        assertThat(acknowledgment)
                .isEqualTo(GreHeader.decode(Octets.hex("0089 880b 00000002").buffer()));
        GreHeader pptp = GreHeader.pptp(7).withSequenceNumber(1).withAcknowledgmentNumber(2);
        assertThat(pptp)
                .isEqualTo(GreHeader.decode(
                        Octets.hex("3081 880b 00000007 00000001 00000002").buffer()));
        assertThat(GreHeader.of(EtherType.IPV4))
                .isEqualTo(GreHeader.decode(Octets.hex("0000 0800").buffer()));
    }
}
