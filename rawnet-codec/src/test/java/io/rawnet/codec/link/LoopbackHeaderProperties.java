package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoopbackHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") LoopbackHeader header) {
        HeaderLaws.checkRoundTrip(LoopbackHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(LoopbackHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(LoopbackHeader::decode, octets);
    }

    @Provide
    Arbitrary<LoopbackHeader> headers() {
        return Arbitraries.integers().map(LoopbackHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(8);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("00000002"), Octets.hex("1e000000"));
    }
}
