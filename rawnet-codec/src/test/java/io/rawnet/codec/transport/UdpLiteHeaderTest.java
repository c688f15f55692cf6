package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UdpLiteHeaderTest {

    private static final PseudoHeader ADDRESSES =
            new Ipv4PseudoHeader(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("10.0.0.2"));

    /** RFC 3828 section 3.1 written out by hand: the checksum covers the first two of four octets of data. */
    private static final Octets VECTOR = Octets.hex("9c40 138c 000a d328");

    private static final Octets DATA = Octets.hex("6869 dead");

    static HeaderContext around(Octets data) {
        return new HeaderContext(Optional.of(ADDRESSES), false, Optional.empty(), data.buffer());
    }

    static ChecksumState.Verdict verdict(UdpLiteHeader header, Octets data) {
        return header.checksumState(around(data)).orElseThrow().verdict();
    }

    @Test
    void readsEachFieldFromItsPlace() {
        UdpLiteHeader header = HeaderLaws.checkAll(UdpLiteHeader::decode, VECTOR);
        assertThat(header).isEqualTo(new UdpLiteHeader(40000, 5004, 10, 0xd328));
        assertThat(header).hasToString("UDP-Lite 40000 > 5004 coverage 10");
        assertThat(new UdpLiteHeader(1, 2, 0, 3)).hasToString("UDP-Lite 1 > 2 coverage all");
    }

    @Test
    void coversOnlyTheOctetsThatItsCoverageNames() {
        // by hand: 0a00+0001+0a00+0002 + 0088+000c + 9c40+138c+000a + 6869 = 12cd6, folded 2cd7, complemented d328
        assertThat(new UdpLiteHeader(40000, 5004, 10, 0).completed(around(DATA)).checksum())
                .isEqualTo(0xd328);
        UdpLiteHeader header = new UdpLiteHeader(40000, 5004, 10, 0xd328);
        assertThat(verdict(header, DATA)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(header, Octets.hex("6869 beef"))).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(header, Octets.hex("6868 dead"))).isEqualTo(ChecksumState.Verdict.INVALID);
        assertThat(verdict(header, Octets.hex("6869 deadbe")))
                .as("the pseudo header has the length of all data")
                .isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Test
    void coversAllDataWithCoverageZero() {
        UdpLiteHeader header = new UdpLiteHeader(40000, 5004, 0, 0).completed(around(DATA));
        assertThat(verdict(header, DATA)).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(verdict(header, Octets.hex("6869 beef"))).isEqualTo(ChecksumState.Verdict.INVALID);
    }

    @Test
    void coversTheHeaderAloneWithCoverageEight() {
        UdpLiteHeader header = new UdpLiteHeader(40000, 5004, 8, 0).completed(around(DATA));
        assertThat(verdict(header, Octets.hex("00000000"))).isEqualTo(ChecksumState.Verdict.VALID);
    }

    @Test
    void cannotVerifyAPacketCutShort() {
        HeaderContext cut = new HeaderContext(Optional.of(ADDRESSES), true, Optional.empty(), DATA.buffer());
        UdpLiteHeader header = new UdpLiteHeader(40000, 5004, 10, 0xd328);
        assertThat(header.checksumState(cut).orElseThrow().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        assertThat(header.completed(cut)).isSameAs(header);
    }

    @Test
    void sendsAComputedZeroAsAllOnes() {
        // without data the words sum up to 147f + 9c40 + 138c + 0008, and the destination port makes up for ffff
        int rest = 0x1403 + 0x88 + 8 + 0x9c40 + 8;
        UdpLiteHeader header = new UdpLiteHeader(40000, 0xFFFF - rest, 8, 0).completed(around(Octets.EMPTY));
        assertThat(header.checksum()).isEqualTo(0xFFFF);
        assertThat(verdict(header, Octets.EMPTY)).isEqualTo(ChecksumState.Verdict.VALID);
    }

    @Test
    void reportsCoverageThatCannotBe() {
        for (int coverage = 1; coverage <= 7; coverage++) {
            assertThat(new UdpLiteHeader(1, 2, coverage, 3).violations(around(DATA)))
                    .containsExactly(new Violation(
                            "RFC 3828 3.1", 4, "checksum coverage " + coverage + " is less than the header's 8"));
        }
        assertThat(new UdpLiteHeader(1, 2, 13, 3).violations(around(DATA)))
                .containsExactly(new Violation("RFC 3828 3.1", 4, "checksum coverage 13 is more than the 12 octets"));
        assertThat(new UdpLiteHeader(1, 2, 12, 3).violations(around(DATA))).isEmpty();
    }

    @Test
    void reportsChecksumZeroAndPortZero() {
        assertThat(new UdpLiteHeader(0, 0, 8, 0).violations(around(DATA)))
                .containsExactly(
                        new Violation("RFC 6335 6", 2, "destination port 0 is reserved"),
                        new Violation("RFC 3828 3.1", 6, "checksum 0 is forbidden"));
    }
}
