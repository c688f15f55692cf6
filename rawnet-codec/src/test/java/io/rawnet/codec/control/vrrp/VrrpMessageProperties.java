package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class VrrpMessageProperties {

    @Property
    void version2RoundTripsWithEveryFieldFree(
            @ForAll @IntRange(max = 255) int identifier,
            @ForAll @IntRange(max = 255) int priority,
            @ForAll @IntRange(max = 255) int authenticationType,
            @ForAll @IntRange(max = 255) int interval,
            @ForAll @IntRange(max = 0xFFFF) int checksum,
            @ForAll @Size(max = 255) List<Integer> addresses,
            @ForAll @Size(8) byte[] authentication) {
        HeaderLaws.checkRoundTrip(
                VrrpMessage::decode,
                new Vrrpv2Advertisement(
                        identifier,
                        priority,
                        authenticationType,
                        interval,
                        checksum,
                        addresses.stream().map(Ipv4Address::new).toList(),
                        Octets.of(authentication)));
    }

    @Property
    void version3RoundTripsWithEveryFieldFree(
            @ForAll @IntRange(max = 255) int identifier,
            @ForAll @IntRange(max = 255) int priority,
            @ForAll @IntRange(max = 10) int count,
            @ForAll @IntRange(max = 15) int reserved,
            @ForAll @IntRange(max = 0xFFF) int interval,
            @ForAll @IntRange(max = 0xFFFF) int checksum,
            @ForAll @Size(min = 40, max = 200) byte[] addresses) {
        HeaderLaws.checkRoundTrip(
                VrrpMessage::decode,
                new Vrrpv3Advertisement(
                        identifier, priority, count, reserved, interval, checksum, Octets.of(addresses)));
    }

    @Property
    void everyMessageIsReadLosslesslyOrRefused(@ForAll("octets") Octets octets) {
        HeaderLaws.checkLossless(VrrpMessage::decode, octets);
    }

    @Property
    void anyOctetsAreReadLosslesslyOrRefused(@ForAll @Size(max = 60) byte[] octets) {
        HeaderLaws.checkLossless(VrrpMessage::decode, Octets.of(octets));
    }

    @Provide
    Arbitrary<Octets> octets() {
        return AnyOctets.like(VrrpMessageTest.VERSION_2, VrrpMessageTest.VERSION_3, VrrpMessageTest.VERSION_3_IPV6);
    }
}
