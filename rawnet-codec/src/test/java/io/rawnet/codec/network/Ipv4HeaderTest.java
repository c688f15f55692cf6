package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4HeaderTest {

    /** RFC 791 section 3.1 written out by hand: a UDP packet of 115 octets; the checksum is added up in its test. */
    private static final Octets PLAIN = Octets.hex("4500 0073 1234 4000 4011 a62d c0a80001 c0a800c7");

    /** Every field odd: options that are not zero padded, reserved flag, last fragment. */
    private static final Octets ODD = Octets.hex("46ff 0018 0000 9fff 00ff ffff e0000001 00000000 00ffffff");

    @Test
    void readsEachFieldFromItsPlace() {
        Ipv4Header header = HeaderLaws.checkAll(Ipv4Header::decode, PLAIN);
        assertThat(header.dscp()).isZero();
        assertThat(header.ecn()).isZero();
        assertThat(header.totalLength()).isEqualTo(115);
        assertThat(header.declaredPayloadLength()).hasValue(95);
        assertThat(header.identification()).isEqualTo(0x1234);
        assertThat(header.dontFragment()).isTrue();
        assertThat(header.isFragment()).isFalse();
        assertThat(header.timeToLive()).isEqualTo(64);
        assertThat(header.protocol()).isEqualTo(IpProtocol.UDP);
        assertThat(header.nextProtocol()).contains(IpProtocol.UDP);
        assertThat(header.source()).isEqualTo(Ipv4Address.of("192.168.0.1"));
        assertThat(header.destination()).isEqualTo(Ipv4Address.of("192.168.0.199"));
        assertThat(header.options()).isEqualTo(Ipv4Options.NONE);
        assertThat(header).hasToString("IPv4 192.168.0.1 > 192.168.0.199 UDP ttl 64 id 4660 [DF] length 115");
    }

    @Test
    void keepsWhatIsOdd() {
        Ipv4Header header = HeaderLaws.checkAll(Ipv4Header::decode, ODD);
        assertThat(header.dscp()).isEqualTo(63);
        assertThat(header.ecn()).isEqualTo(3);
        assertThat(header.flags()).isEqualTo(4);
        assertThat(header.fragmentOffset()).isEqualTo(8191);
        assertThat(header.isFragment()).isTrue();
        assertThat(header.nextProtocol())
                .as("a later fragment begins in the middle")
                .isEmpty();
        assertThat(header)
                .hasToString(
                        "IPv4 224.0.0.1 > 0.0.0.0 raw ttl 0 id 0 tos 0xff [reserved] offset 65528 length 24 <eol>");
    }

    @Test
    void addsTheChecksumUpAsRfc791Says() {
        int sum = 0x4500 + 0x0073 + 0x1234 + 0x4000 + 0x4011 + 0xc0a8 + 0x0001 + 0xc0a8 + 0x00c7;
        int byHand = ~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF;
        Ipv4Header header = decode(PLAIN);
        assertThat(header.headerChecksum()).isEqualTo(byHand);
        assertThat(header.withChecksum()).isEqualTo(header);
        assertThat(verdict(header)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(header.toBuilder().timeToLive(63).build())).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    private static ChecksumState.Verdict verdict(Ipv4Header header) {
        return header.checksumState(HeaderContext.NONE).orElseThrow().verdict();
    }

    @Test
    void completesLengthProtocolAndChecksum() {
        Ipv4Header inner = decode(PLAIN);
        HeaderContext context = new HeaderContext(
                Optional.empty(),
                false,
                Optional.of(inner),
                Octets.of(new byte[95]).buffer());
        Ipv4Header completed =
                inner.toBuilder().totalLength(0).headerChecksum(1).build().completed(context);
        assertThat(completed)
                .isEqualTo(inner.toBuilder().protocol(IpProtocol.IPV4).build().withChecksum());
        assertThat(completed.completed(context)).isEqualTo(completed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5500", "3500", "6500"})
    void rejectsAnotherVersion(String firstWord) {
        Octets bad = Octets.hex(firstWord + "0073 1234 4000 4011 a62d c0a80001 c0a800c7");
        assertThatThrownBy(() -> Ipv4Header.decode(bad.buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IPv4: version is " + firstWord.charAt(0) + " (offset 0)");
    }

    @Test
    void rejectsAHeaderLengthBelowTwenty() {
        Octets bad = Octets.hex("4400 0073 1234 4000 4011 a62d c0a80001 c0a800c7");
        assertThatThrownBy(() -> Ipv4Header.decode(bad.buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IPv4: header length of 16 octets is below 20 (offset 0)");
    }

    @Test
    void coversTheFinalDestinationOfASourceRouteInTransportChecksums() {
        Ipv4Address router = Ipv4Address.of("192.0.2.1");
        Ipv4Address target = Ipv4Address.of("192.0.2.9");
        Ipv4Header routed = decode(PLAIN).toBuilder()
                .options(new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 4, List.of(router, target)))
                .build();
        assertThat(routed.finalDestination()).isEqualTo(target);
        Optional<PseudoHeader> expected = Optional.of(new Ipv4PseudoHeader(routed.source(), target));
        assertThat(routed.pseudoHeader(Optional.empty())).isEqualTo(expected);
        Ipv4Header arrived = routed.toBuilder()
                .options(new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 12, List.of(router, target)))
                .build();
        assertThat(arrived.finalDestination()).as("the route is used up").isEqualTo(arrived.destination());
    }

    @ParameterizedTest
    @CsvSource({
        "RFC 791 3.1, 2, 4500 0013 0000 0000 4011 0000 c0a80001 c0a80002",
        "RFC 791 3.1, 6, 4500 0014 0000 8000 4011 0000 c0a80001 c0a80002",
        "RFC 791 2.3, 6, 4500 0014 0000 4001 4011 0000 c0a80001 c0a80002",
        "RFC 791 3.1, 6, 4500 0014 0000 1fff 4011 0000 c0a80001 c0a80002",
        "RFC 1122 3.2.1.7, 8, 4500 0014 0000 0000 0011 0000 c0a80001 c0a80002",
        "RFC 1122 3.2.1.3, 12, 4500 0014 0000 0000 4011 0000 e0000001 c0a80002",
        "RFC 1122 3.2.1.3, 12, 4500 0014 0000 0000 4011 0000 ffffffff c0a80002",
        "RFC 1122 3.2.1.3, 16, 4500 0014 0000 0000 4011 0000 c0a80001 00000000",
        "RFC 7126 4.3, 21, 4700 001c 0000 0000 4011 0000 c0a80001 c0a80002 01 830704 01020304",
        "RFC 7126 4.4, 21, 4700 001c 0000 0000 4011 0000 c0a80001 c0a80002 01 890704 01020304",
        "RFC 1122 3.2.1.8, 20, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 88040001",
        "RFC 791 3.1, 21, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 94050000",
        "RFC 791 3.1, 23, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 01010194",
        "RFC 791 3.1, 22, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 07030300",
        "RFC 791 3.1, 22, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 44040400",
        "RFC 791 3.1, 24, 4700 001c 0000 0000 4011 0000 c0a80001 c0a80002 8204000082040000",
        "RFC 791 3.1, 22, 4600 0018 0000 0000 4011 0000 c0a80001 c0a80002 00000100"
    })
    void namesTheClauseAndThePlaceOfABrokenRule(String clause, int offset, String octets) {
        List<Violation> violations = decode(Octets.hex(octets)).violations(HeaderContext.NONE);
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).clause()).isEqualTo(clause);
        assertThat(violations.get(0).offset()).isEqualTo(offset);
        assertThat(violations.get(0).explanation()).isNotBlank();
    }

    @Test
    void refusesATotalLengthBeyondWhatEnclosesIt() {
        Ipv4Header header = decode(Octets.hex("4500 0015 0000 0000 4011 0000 c0a80001 c0a80002"));
        HeaderContext enclosed = new HeaderContext(
                Optional.empty(), false, List.of(), Optional.empty(), OptionalInt.of(0), Octets.EMPTY.buffer());
        assertThat(header.violations(enclosed))
                .containsExactly(
                        new Violation("RFC 791 3.1", 2, "total length 21 is more than the 20 octets that enclose it"));
        assertThat(header.violations(HeaderContext.NONE))
                .as("perhaps only cut short")
                .isEmpty();
    }

    @Test
    void refusesTwoSourceRoutesAndUnevenFragments() {
        Ipv4Header twoRoutes = decode(
                Octets.hex("4900 0024 0000 0000 4011 0000 c0a80001 c0a80002 830704 01020304 890704 01020304 0000"));
        assertThat(twoRoutes.violations(HeaderContext.NONE))
                .extracting(Violation::clause, Violation::offset)
                .containsExactly(tuple("RFC 7126 4.3", 20), tuple("RFC 7126 4.4", 27), tuple("RFC 1122 3.2.1.8", 27));
        Ipv4Header twoAlerts = decode(Octets.hex("4700 001c 0000 0000 4011 0000 c0a80001 c0a80002 9404000094040000"));
        assertThat(twoAlerts.violations(HeaderContext.NONE)).isEmpty();
        Ipv4Header uneven = decode(Octets.hex("4500 001d 0000 2000 4011 0000 c0a80001 c0a80002"));
        HeaderContext nine = new HeaderContext(
                Optional.empty(),
                false,
                Optional.empty(),
                Octets.of(new byte[9]).buffer());
        assertThat(uneven.violations(nine)).extracting(Violation::clause).containsExactly("RFC 791 2.3");
    }

    @Test
    void findsNothingWrongWithASoundHeader() {
        HeaderContext payload = new HeaderContext(
                Optional.empty(),
                false,
                Optional.empty(),
                Octets.of(new byte[95]).buffer());
        assertThat(decode(PLAIN).violations(payload)).isEmpty();
    }

    private static Ipv4Header decode(Octets octets) {
        try {
            return Ipv4Header.decode(octets.buffer());
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }
}
