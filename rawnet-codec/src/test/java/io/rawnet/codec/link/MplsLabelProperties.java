package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MplsLabelProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") MplsLabel header) {
        HeaderLaws.checkRoundTrip(MplsLabel::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(MplsLabel::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(MplsLabel::decode, octets);
    }

    @Provide
    Arbitrary<MplsLabel> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xF_FFFF),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 0xFF))
                .as(MplsLabel::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(8);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("00064b40"));
    }
}
