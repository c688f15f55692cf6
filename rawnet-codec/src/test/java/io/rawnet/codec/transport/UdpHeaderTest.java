package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.UdpPort;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UdpHeaderTest {

    private static final PseudoHeader IPV4 =
            new Ipv4PseudoHeader(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("10.0.0.2"));

    private static final PseudoHeader IPV6 =
            new Ipv6PseudoHeader(Ipv6Address.of("2001:db8::1"), Ipv6Address.of("2001:db8::2"));

    /** RFC 768 written out by hand: from 40000 to 53, two octets of data. */
    private static final Octets VECTOR = Octets.hex("9c40 0035 000a e6f8");

    private static final Octets DATA = Octets.hex("6869");

    /** With the header of {@link #VECTOR} the words sum up to ffff, so that the computed checksum is 0. */
    private static final Octets DATA_OF_ZERO_CHECKSUM = Octets.hex("4f62");

    private static HeaderContext over(PseudoHeader pseudoHeader, Octets data) {
        return new HeaderContext(Optional.ofNullable(pseudoHeader), false, Optional.empty(), data.buffer());
    }

    private static ChecksumState.Verdict verdict(UdpHeader header, PseudoHeader pseudoHeader, Octets data) {
        return header.checksumState(over(pseudoHeader, data)).orElseThrow().verdict();
    }

    @Test
    void readsEachFieldFromItsPlace() {
        UdpHeader header = HeaderLaws.checkAll(UdpHeader::decode, VECTOR);
        assertThat(header).isEqualTo(new UdpHeader(40000, 53, 10, 0xe6f8));
        assertThat(header.declaredPayloadLength()).hasValue(2);
        assertThat(header.nextProtocol()).contains(new UdpPort(53));
        assertThat(header).hasToString("UDP 40000 > 53 length 10");
    }

    @Test
    void takesLengthZeroAsToTheEnd() {
        UdpHeader header = HeaderLaws.checkAll(UdpHeader::decode, Octets.hex("0000 ffff 0000 0000"));
        assertThat(header.declaredPayloadLength()).isEmpty();
        assertThat(header).hasToString("UDP 0 > 65535 length 0 no checksum");
    }

    @Test
    void takesALengthBelowEightAsNoData() {
        UdpHeader header = HeaderLaws.checkAll(UdpHeader::decode, Octets.hex("0001 0002 0007 ffff"));
        assertThat(header.declaredPayloadLength()).hasValue(0);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UdpHeader.of(1, 65536))
                .withMessage("destinationPort must be 0 to 65535, not 65536");
    }

    @Test
    void completesLengthAndChecksumOverIpv4() {
        // by hand: 0a00+0001+0a00+0002 + 0011+000a + 9c40+0035+000a + 6869 = 11906, folded 1907, complemented e6f8
        assertThat(UdpHeader.of(40000, 53).completed(over(IPV4, DATA))).isEqualTo(new UdpHeader(40000, 53, 10, 0xe6f8));
    }

    @Test
    void completesTheChecksumOverIpv6() {
        // by hand: 2001+0db8+0001 + 2001+0db8+0002 + 0011+000a + 9c40+0035+000a + 6869 = 16078, folded 6079
        assertThat(UdpHeader.of(40000, 53).completed(over(IPV6, DATA))).isEqualTo(new UdpHeader(40000, 53, 10, 0x9f86));
    }

    @Test
    void sendsAComputedZeroAsAllOnesAndJudgesThatRight() {
        UdpHeader header = UdpHeader.of(40000, 53).completed(over(IPV4, DATA_OF_ZERO_CHECKSUM));
        assertThat(header.checksum()).isEqualTo(0xFFFF);
        assertThat(header.checksumState(over(IPV4, DATA_OF_ZERO_CHECKSUM)))
                .hasValueSatisfying(state -> assertThat(state.verdict()).isEqualTo(ChecksumState.Verdict.VALID));
    }

    @Test
    void judgesAllOnesWrongWhereAnotherChecksumIsDue() {
        assertThat(verdict(new UdpHeader(40000, 53, 10, 0xFFFF), IPV4, DATA)).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Test
    void judgesZeroAbsentWhateverItsContext() {
        UdpHeader header = new UdpHeader(40000, 53, 10, 0);
        assertThat(verdict(header, IPV4, DATA)).isEqualTo(ChecksumState.Verdict.ABSENT);
        assertThat(verdict(header, IPV6, DATA_OF_ZERO_CHECKSUM)).isEqualTo(ChecksumState.Verdict.ABSENT);
        assertThat(verdict(header, null, DATA)).isEqualTo(ChecksumState.Verdict.ABSENT);
    }

    @Test
    void judgesValidInvalidAndUnverifiable() {
        UdpHeader right = new UdpHeader(40000, 53, 10, 0xe6f8);
        assertThat(verdict(right, IPV4, DATA)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(right, IPV4, Octets.hex("6868"))).isEqualTo(ChecksumState.Verdict.INVALID);
        assertThat(verdict(right, null, DATA)).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        HeaderContext cutShort = new HeaderContext(Optional.of(IPV4), true, Optional.empty(), DATA.buffer());
        assertThat(right.checksumState(cutShort).orElseThrow().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
    }

    @Test
    void completesMoreThanTheFieldHoldsWithLengthZero() {
        Octets data = Octets.of(new byte[65528]);
        UdpHeader header = UdpHeader.of(1, 2).completed(over(IPV6, data));
        assertThat(header.datagramLength()).isZero();
        assertThat(verdict(header, IPV6, data)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(UdpHeader.of(1, 2)
                        .completed(over(IPV6, data.slice(0, 65527)))
                        .datagramLength())
                .isEqualTo(65535);
    }

    @Test
    void leavesTheHeaderOfAFragmentAsItIs() {
        UdpHeader header = new UdpHeader(40000, 53, 3000, 0x1234);
        HeaderContext fragment = new HeaderContext(Optional.of(IPV4), true, Optional.empty(), DATA.buffer());
        assertThat(header.completed(fragment)).isEqualTo(header);
    }

    @Test
    void findsNothingWrongWithAnOrdinaryDatagram() {
        assertThat(new UdpHeader(0, 53, 10, 0xe6f8).violations(over(IPV4, DATA)))
                .isEmpty();
        assertThat(new UdpHeader(0, 53, 10, 0).violations(over(IPV4, DATA))).isEmpty();
    }

    @Test
    void reportsDestinationPortZero() {
        assertThat(new UdpHeader(1, 0, 10, 0).violations(over(IPV4, DATA)))
                .containsExactly(new Violation("RFC 6335 6", 2, "destination port 0 is reserved"));
    }

    @Test
    void reportsALengthBelowTheHeaders() {
        assertThat(new UdpHeader(1, 2, 7, 0).violations(over(IPV4, Octets.EMPTY)))
                .containsExactly(new Violation("RFC 768", 4, "length 7 is less than the header's 8"));
    }

    @Test
    void reportsLengthZeroOfADatagramThatIsNoJumbogram() {
        assertThat(new UdpHeader(1, 2, 0, 1).violations(over(IPV6, DATA)))
                .containsExactly(
                        new Violation("RFC 2675 4", 4, "length is 0, but the datagram's 10 octets fit the field"));
        assertThat(new UdpHeader(1, 2, 0, 1).violations(over(IPV4, DATA)))
                .containsExactly(
                        new Violation("RFC 768", 4, "length is 0, but the datagram's 10 octets fit the field"));
        assertThat(new UdpHeader(1, 2, 0, 1).violations(over(IPV6, Octets.of(new byte[65528]))))
                .isEmpty();
    }

    @Test
    void reportsAnAbsentChecksumOverIpv6() {
        assertThat(new UdpHeader(1, 2, 10, 0).violations(over(IPV6, DATA)))
                .containsExactly(
                        new Violation("RFC 8200 8.1", 6, "no checksum, which IPv6 grants to tunnels alone (RFC 6935)"));
    }
}
