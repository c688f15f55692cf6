package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UdpLiteHeaderProperties {

    @Property
    void roundTripsWithEveryFieldFree(
            @ForAll @IntRange(max = 0xFFFF) int sourcePort,
            @ForAll @IntRange(max = 0xFFFF) int destinationPort,
            @ForAll @IntRange(max = 0xFFFF) int checksumCoverage,
            @ForAll @IntRange(max = 0xFFFF) int checksum) {
        HeaderLaws.checkRoundTrip(
                UdpLiteHeader::decode, new UdpLiteHeader(sourcePort, destinationPort, checksumCoverage, checksum));
    }

    @Property
    void keepsAnyOctets(@ForAll @Size(max = 20) byte[] octets) {
        HeaderLaws.checkLossless(UdpLiteHeader::decode, Octets.of(octets));
    }

    @Property
    void aCompletedChecksumIsValidForAnyCoverage(
            @ForAll @IntRange(max = 60) int coverage, @ForAll @Size(max = 40) byte[] data) {
        UdpLiteHeader header =
                new UdpLiteHeader(40000, 5004, coverage, 0).completed(UdpLiteHeaderTest.around(Octets.of(data)));
        assertThat(UdpLiteHeaderTest.verdict(header, Octets.of(data))).isEqualTo(ChecksumState.Verdict.VALID);
    }
}
