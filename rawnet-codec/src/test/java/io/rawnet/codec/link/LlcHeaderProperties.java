package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LlcSap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LlcHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") LlcHeader header) {
        HeaderLaws.checkRoundTrip(LlcHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(LlcHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(LlcHeader::decode, octets);
    }

    @Provide
    Arbitrary<LlcHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFF).map(LlcSap::new),
                        Arbitraries.integers().between(0, 0xFF).map(LlcSap::new),
                        Arbitraries.integers()
                                .between(0, 0xFFFF)
                                .map(control -> (control & 3) == 3 ? control & 0xFF : control))
                .as(LlcHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(8);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("424203"), Octets.hex("f0f00204"));
    }
}
