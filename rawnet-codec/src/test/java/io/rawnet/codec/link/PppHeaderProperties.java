package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.PppProtocol;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PppHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") PppHeader header) {
        HeaderLaws.checkRoundTrip(PppHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(PppHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(PppHeader::decode, octets);
    }

    @Provide
    Arbitrary<PppHeader> headers() {
        Arbitrary<PppHeader> plain = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 0xFFFF))
                .as((framed, number) -> new PppHeader(framed, false, new PppProtocol(number & 0xFEFF)));
        Arbitrary<PppHeader> compressed = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(0, 0x7E))
                .as((framed, half) -> new PppHeader(framed, true, new PppProtocol(2 * half + 1)));
        return Arbitraries.oneOf(plain, compressed);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(8);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("0021"), Octets.hex("ff030057"), Octets.hex("ff0321"));
    }
}
