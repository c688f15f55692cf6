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

class SnapHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") SnapHeader header) {
        HeaderLaws.checkRoundTrip(SnapHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(SnapHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(SnapHeader::decode, octets);
    }

    @Provide
    Arbitrary<SnapHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFF_FFFF),
                        Arbitraries.integers().between(0, 0xFFFF))
                .as(SnapHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(8);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("0000000806"));
    }
}
