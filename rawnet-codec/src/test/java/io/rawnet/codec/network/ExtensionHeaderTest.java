package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionHeaderTest {

    private static final Ipv6Address HOME = Ipv6Address.of("2001:db8::5");
    private static final Ipv6Address FIRST = Ipv6Address.of("2001:db8::1");
    private static final Ipv6Address SECOND = Ipv6Address.of("2001:db8::2");
    private static final String FIRST_OCTETS = "20010db8000000000000000000000001";
    private static final String SECOND_OCTETS = "20010db8000000000000000000000002";

    private static final Map<String, HeaderDecoder> DECODERS = Map.of(
            "hop", HopByHopOptionsHeader::decode,
            "dst", DestinationOptionsHeader::decode,
            "rt", RoutingHeader::decode,
            "frag", FragmentHeader::decode,
            "ah", AuthenticationHeader::decode,
            "esp", EspHeader::decode,
            "mh", MobilityHeader::decode);

    @Test
    void readsHopByHopOptions() {
        HopByHopOptionsHeader header =
                HeaderLaws.checkAll(HopByHopOptionsHeader::decode, Octets.hex("3a00 05020000 0100"));
        assertThat(header.nextProtocol()).contains(IpProtocol.ICMPV6);
        assertThat(header.options().list())
                .containsExactly(new Ipv6Option.RouterAlert(0), new Ipv6Option.PadN(Octets.EMPTY));
        assertThat(header.declaredPayloadLength()).isEmpty();
        assertThat(header).hasToString("hop-by-hop <router alert 0,pad2> ICMPv6");
    }

    @Test
    void readsAJumboPayloadAsTheLengthOfWhatFollows() {
        HopByHopOptionsHeader header =
                HeaderLaws.checkAll(HopByHopOptionsHeader::decode, Octets.hex("0600 c20400010000"));
        assertThat(header.declaredPayloadLength()).hasValue(65536 - 8);
        assertThat(header).hasToString("hop-by-hop <jumbo 65536> TCP");
    }

    @Test
    void readsDestinationOptions() {
        DestinationOptionsHeader header = HeaderLaws.checkAll(
                DestinationOptionsHeader::decode, Octets.hex("1102 040104 00 c910 " + FIRST_OCTETS));
        assertThat(header.nextProtocol()).contains(IpProtocol.UDP);
        assertThat(header.options().list())
                .containsExactly(
                        new Ipv6Option.TunnelEncapsulationLimit(4),
                        new Ipv6Option.Pad1(),
                        new Ipv6Option.HomeAddress(FIRST));
        assertThat(header).hasToString("destination options <tunnel limit 4,pad1,home address 2001:db8::1> UDP");
    }

    @Test
    void standsForTheSourceWithAHomeAddress() {
        DestinationOptionsHeader header =
                new DestinationOptionsHeader(IpProtocol.UDP, Ipv6Options.of(new Ipv6Option.HomeAddress(HOME)));
        Optional<PseudoHeader> enclosing = Optional.of(new Ipv6PseudoHeader(FIRST, SECOND));
        Optional<PseudoHeader> expected = Optional.of(new Ipv6PseudoHeader(HOME, SECOND));
        assertThat(header.pseudoHeader(enclosing)).isEqualTo(expected);
        assertThat(header.pseudoHeader(Optional.empty())).isEmpty();
        assertThat(header.isFragment()).isFalse();
    }

    @Test
    void alignsAndPadsOptions() {
        assertThat(Ipv6Options.NONE.octets()).isEqualTo(Octets.hex("0104 00000000"));
        assertThat(Ipv6Options.of(new Ipv6Option.TunnelEncapsulationLimit(1), new Ipv6Option.RouterAlert(2))
                        .octets())
                .isEqualTo(Octets.hex("040101 00 0502 0002 0104 00000000"));
        assertThat(Ipv6Options.of(new Ipv6Option.RouterAlert(2), new Ipv6Option.JumboPayload(65536))
                        .octets())
                .isEqualTo(Octets.hex("05020002 c204 00010000 0102 0000"));
        assertThat(Ipv6Options.of(new Ipv6Option.HomeAddress(FIRST)).octets())
                .isEqualTo(Octets.hex("0102 0000 c910" + FIRST_OCTETS));
    }

    @ParameterizedTest
    @CsvSource({
        "00, pad1, 0, false", "0103000000, pad5, 0, false", "1e0201ff, option-30 0x01ff, 0, false",
        "c20100, option-194 0x00, 3, false", "3e00, option-62, 0, true", "05, malformed 0x05, 0, false",
        "8b05ff, malformed 0x8b05ff, 2, false", "4300, option-67, 1, false"
    })
    void readsOptionsThatAreUnknownOrMalformed(String octets, String text, int action, boolean mayChange) {
        List<Ipv6Option> options = Ipv6Option.parse(Octets.hex(octets));
        assertThat(options).hasSize(1);
        assertThat(options.get(0)).hasToString(text);
        assertThat(options.get(0).actionWhenUnknown()).isEqualTo(action);
        assertThat(options.get(0).mayChangeEnRoute()).isEqualTo(mayChange);
        assertThat(options.get(0).length()).isEqualTo(octets.length() / 2);
    }

    @Test
    void readsRoutingType0() {
        Octets octets = Octets.hex("0604 0001 00000000" + FIRST_OCTETS + SECOND_OCTETS);
        RoutingHeader header = HeaderLaws.checkAll(RoutingHeader::decode, octets);
        assertThat(header.routingType()).isEqualTo(RoutingHeader.SOURCE_ROUTE);
        assertThat(header.segmentsLeft()).isEqualTo(1);
        assertThat(header.addresses(HOME)).containsExactly(FIRST, SECOND);
        assertThat(header.finalDestination(HOME)).isEqualTo(SECOND);
        assertThat(header).hasToString("routing type 0 segments left 1 [2001:db8::1, 2001:db8::2] TCP");
    }

    @Test
    void readsRoutingType2() {
        Octets octets = Octets.hex("3b02 0201 00000000" + FIRST_OCTETS);
        RoutingHeader header = HeaderLaws.checkAll(RoutingHeader::decode, octets);
        assertThat(header.finalDestination(HOME)).isEqualTo(FIRST);
        assertThat(header.nextProtocol()).as("no next header").isEmpty();
    }

    /** RFC 6554 section 3: CmprI 15, CmprE 14, 4 octets of padding; two addresses of 1 octet, one of 2. */
    @Test
    void readsTheCompressedAddressesOfRoutingType3() {
        Octets octets = Octets.hex("1101 0303 fe 40 0000 11 22 0333 00000000");
        RoutingHeader header = HeaderLaws.checkAll(RoutingHeader::decode, octets);
        assertThat(header.addresses(HOME))
                .containsExactly(
                        Ipv6Address.of("2001:db8::11"),
                        Ipv6Address.of("2001:db8::22"),
                        Ipv6Address.of("2001:db8::333"));
        assertThat(header.finalDestination(HOME)).isEqualTo(Ipv6Address.of("2001:db8::333"));
    }

    @Test
    void readsTheReversedSegmentsOfRoutingType4() {
        Octets octets = Octets.hex("0605 0401 01 00 1234" + SECOND_OCTETS + FIRST_OCTETS + "0406 000000000000");
        RoutingHeader header = HeaderLaws.checkAll(RoutingHeader::decode, octets);
        assertThat(header.addresses(HOME)).as("the TLV is not an address").containsExactly(SECOND, FIRST);
        assertThat(header.finalDestination(HOME)).isEqualTo(SECOND);
        assertThat(RoutingHeader.segments(IpProtocol.TCP, List.of(FIRST, SECOND))
                        .octets())
                .isEqualTo(Octets.hex("0604 0401 01000000" + SECOND_OCTETS + FIRST_OCTETS));
    }

    @Test
    void keepsUnknownRoutingTypesAndLeavesTheDestinationAlone() {
        RoutingHeader header = HeaderLaws.checkAll(RoutingHeader::decode, Octets.hex("0600 fd09 deadbeef"));
        assertThat(header.addresses(HOME)).isEmpty();
        assertThat(header.finalDestination(HOME)).isEqualTo(HOME);
        assertThat(header).hasToString("routing type 253 segments left 9 0xdeadbeef TCP");
    }

    @Test
    void coversTheFinalDestinationOnlyWhileSegmentsAreLeft() {
        Optional<PseudoHeader> enclosing = Optional.of(new Ipv6PseudoHeader(HOME, FIRST));
        Optional<PseudoHeader> onTheWay = Optional.of(new Ipv6PseudoHeader(HOME, SECOND));
        RoutingHeader header = RoutingHeader.segments(IpProtocol.TCP, List.of(FIRST, SECOND));
        assertThat(header.pseudoHeader(enclosing)).isEqualTo(onTheWay);
        RoutingHeader arrived = new RoutingHeader(IpProtocol.TCP, 4, 0, header.data());
        assertThat(arrived.pseudoHeader(enclosing)).isEqualTo(enclosing);
        assertThat(arrived.pseudoHeader(Optional.empty())).isEmpty();
    }

    @Test
    void readsAFragmentHeader() {
        FragmentHeader first = HeaderLaws.checkAll(FragmentHeader::decode, Octets.hex("1100 0001 12345678"));
        assertThat(first).isEqualTo(FragmentHeader.of(IpProtocol.UDP, 0, true, 0x12345678L));
        assertThat(first.nextProtocol()).contains(IpProtocol.UDP);
        assertThat(first.isFragment()).isTrue();
        FragmentHeader odd = HeaderLaws.checkAll(FragmentHeader::decode, Octets.hex("11ff fffe ffffffff"));
        assertThat(odd).isEqualTo(new FragmentHeader(IpProtocol.UDP, 255, 8191, 3, false, 0xFFFF_FFFFL));
        assertThat(odd.nextProtocol())
                .as("a later fragment begins in the middle")
                .isEmpty();
        assertThat(odd).hasToString("fragment id 0xffffffff offset 65528 UDP");
        FragmentHeader atomic = HeaderLaws.checkAll(FragmentHeader::decode, Octets.hex("1100 0000 00000001"));
        assertThat(atomic.isFragment()).as("an atomic fragment is whole").isFalse();
    }

    @Test
    void readsAnAuthenticationHeader() {
        Octets octets = Octets.hex("0604 0000 00000100 00000001 0102030405060708090a0b0c");
        AuthenticationHeader header = HeaderLaws.checkAll(AuthenticationHeader::decode, octets);
        assertThat(header.nextProtocol()).contains(IpProtocol.TCP);
        assertThat(header.securityParametersIndex()).isEqualTo(256);
        assertThat(header.sequenceNumber()).isEqualTo(1);
        assertThat(header.integrityCheckValue().size()).isEqualTo(12);
        assertThat(header).hasToString("AH spi 0x00000100 seq 1 icv 12 octets TCP");
        assertThatThrownBy(() -> AuthenticationHeader.decode(
                        Octets.hex("0600 0000 00000100 00000001").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("AH: header length of 8 octets is below 12 (offset 1)");
    }

    @Test
    void readsEspAndLeavesTheRestToThePayload() {
        EspHeader header = HeaderLaws.checkAll(EspHeader::decode, Octets.hex("00000100 ffffffff"));
        assertThat(header).isEqualTo(new EspHeader(256, 0xFFFF_FFFFL));
        assertThat(header.nextProtocol()).isEmpty();
        assertThat(header).hasToString("ESP spi 0x00000100 seq 4294967295");
    }

    @Test
    void readsAMobilityHeaderAndAddsItsChecksumUp() {
        MobilityHeader header = HeaderLaws.checkAll(MobilityHeader::decode, Octets.hex("3b00 0100 0000 abcd"));
        Ipv6PseudoHeader pseudoHeader = new Ipv6PseudoHeader(FIRST, SECOND);
        int sum = 2 * (0x2001 + 0x0db8) + 1 + 2 + 8 + 135 + 0x3b00 + 0x0100 + 0xabcd;
        int byHand = ~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF;
        assertThat(header.withChecksum(pseudoHeader).checksum()).isEqualTo(byHand);
        HeaderContext in = new HeaderContext(Optional.of(pseudoHeader), false, Optional.empty(), Octets.EMPTY.buffer());
        MobilityHeader completed = header.completed(in);
        assertThat(completed.checksumState(in).orElseThrow().verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(completed.completed(in)).isEqualTo(completed);
        assertThat(header).hasToString("mobility type 1 length 8 no next header");
    }

    @ParameterizedTest
    @CsvSource({
        "hop, RFC 8200 4.2, 3, 3b00 0505 00000000",
        "hop, RFC 8200 4.2, 7, 3b00 0000 00000005",
        "hop, RFC 8200 4.2, 4, 3b00 0104 00000001",
        "hop, RFC 2711 2.1, 6, 3b01 05020000 05020000 0104 00000000",
        "dst, RFC 2711 2.1, 2, 3b00 05020000 0100",
        "hop, RFC 2675 3, 4, 3b00 c204 0000ffff",
        "dst, RFC 2675 2, 2, 3b00 c204 00010000",
        "hop, RFC 2473 4.1.1, 2, 3b00 040100 010100",
        "hop, RFC 6275 6.3, 4, 3b02 0100 c910 20010db8000000000000000000000001 0000",
        "rt, RFC 5095 3, 2, 3b00 0000 00000000",
        "rt, RFC 6275 6.4.1, 1, 3b01 0200 00000000 0000000000000000",
        "rt, RFC 8754 2, 1, 3b01 0400 00000000 0000000000000000",
        "rt, RFC 8200 4.4, 3, 3b02 0202 00000000 20010db8000000000000000000000001",
        "frag, RFC 8200 4.5, 1, 1101 0001 00000000",
        "frag, RFC 8200 4.5, 3, 1100 0002 00000000",
        "ah, RFC 4302 2.3, 2, 0601 0001 00000100 00000001",
        "ah, RFC 4302 2.4, 4, 0601 0000 00000000 00000001",
        "esp, RFC 4303 2.1, 0, 00000000 00000001",
        "mh, RFC 6275 6.1.1, 0, 0600 0100 0000 0000",
        "mh, RFC 6275 6.1.1, 3, 3b00 0101 0000 0000"
    })
    void namesTheClauseAndThePlaceOfABrokenRule(String header, String clause, int offset, String octets)
            throws MalformedPacketException {
        List<Violation> violations =
                DECODERS.get(header).decode(Octets.hex(octets).buffer()).violations(HeaderContext.NONE);
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).clause()).isEqualTo(clause);
        assertThat(violations.get(0).offset()).isEqualTo(offset);
    }

    @Test
    void judgesFragmentsAndAuthenticationByContext() {
        HeaderContext nine = new HeaderContext(
                Optional.empty(),
                false,
                Optional.empty(),
                Octets.of(new byte[9]).buffer());
        assertThat(FragmentHeader.of(IpProtocol.UDP, 0, true, 1).violations(nine))
                .hasSize(1);
        assertThat(FragmentHeader.of(IpProtocol.UDP, 8191, false, 1).violations(nine))
                .hasSize(1);
        assertThat(FragmentHeader.of(IpProtocol.UDP, 8190, false, 1).violations(nine))
                .isEmpty();
        HopByHopOptionsHeader jumbo =
                new HopByHopOptionsHeader(IpProtocol.FRAGMENT, Ipv6Options.of(new Ipv6Option.JumboPayload(70000)));
        HeaderContext behindJumbo = new HeaderContext(
                Optional.empty(), false, List.of(jumbo), Optional.empty(), OptionalInt.empty(), Octets.EMPTY.buffer());
        assertThat(FragmentHeader.of(IpProtocol.UDP, 0, false, 1).violations(behindJumbo))
                .containsExactly(new Violation("RFC 2675 3", 0, "a fragment has a jumbo payload option"));
        AuthenticationHeader twelve = new AuthenticationHeader(IpProtocol.TCP, 0, 256, 1, Octets.EMPTY);
        HeaderContext inIpv6 = new HeaderContext(
                Optional.of(new Ipv6PseudoHeader(FIRST, SECOND)), false, Optional.empty(), Octets.EMPTY.buffer());
        assertThat(twelve.violations(inIpv6)).extracting(Violation::clause).containsExactly("RFC 4302 2.2");
        HopByHopOptionsHeader hopByHop = new HopByHopOptionsHeader(IpProtocol.TCP, Ipv6Options.NONE);
        HeaderContext before = new HeaderContext(Optional.empty(), false, Optional.of(hopByHop), Octets.EMPTY.buffer());
        assertThat(hopByHop.violations(before)).extracting(Violation::clause).containsExactly("RFC 8200 4.1");
        assertThat(hopByHop.completed(before).nextHeader()).isEqualTo(IpProtocol.HOP_BY_HOP);
    }

    @Test
    void refusesDataThatDoesNotFillTheHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv6Options(Octets.of(new byte[8])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingHeader(IpProtocol.TCP, 0, 0, Octets.of(new byte[8])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MobilityHeader(IpProtocol.TCP, 0, 0, 0, Octets.of(new byte[8])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationHeader(IpProtocol.TCP, 0, 0, 0, Octets.of(new byte[3])));
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingHeader.segments(IpProtocol.TCP, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv6Option.Unknown(0, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv6Option.Malformed(Octets.EMPTY));
    }
}
