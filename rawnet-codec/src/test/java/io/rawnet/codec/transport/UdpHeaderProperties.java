package io.rawnet.codec.transport;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UdpHeaderProperties {

    @Property
    void roundTripsWithEveryFieldFree(
            @ForAll @IntRange(max = 0xFFFF) int sourcePort,
            @ForAll @IntRange(max = 0xFFFF) int destinationPort,
            @ForAll @IntRange(max = 0xFFFF) int datagramLength,
            @ForAll @IntRange(max = 0xFFFF) int checksum) {
        HeaderLaws.checkRoundTrip(
                UdpHeader::decode, new UdpHeader(sourcePort, destinationPort, datagramLength, checksum));
    }

    @Property
    void keepsAnyOctets(@ForAll @Size(max = 40) byte[] octets) {
        HeaderLaws.checkLossless(UdpHeader::decode, Octets.of(octets));
    }
}
