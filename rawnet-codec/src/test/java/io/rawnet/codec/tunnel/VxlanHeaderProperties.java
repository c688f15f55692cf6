package io.rawnet.codec.tunnel;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VxlanHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") VxlanHeader header) {
        HeaderLaws.checkRoundTrip(VxlanHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(VxlanHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(VxlanHeader::decode, octets);
    }

    @Provide
    Arbitrary<VxlanHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFF),
                        Arbitraries.integers().between(0, 0xFF_FFFF),
                        Arbitraries.integers().between(0, 0xFF_FFFF),
                        Arbitraries.integers().between(0, 0xFF))
                .as(VxlanHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(12);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("0800000000002a00"));
    }
}
