package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EthernetHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") EthernetHeader header) {
        HeaderLaws.checkRoundTrip(EthernetHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(EthernetHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(EthernetHeader::decode, octets);
    }

    @Provide
    Arbitrary<EthernetHeader> headers() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 0xFFFF_FFFF_FFFFL).map(MacAddress::new),
                        Arbitraries.longs().between(0, 0xFFFF_FFFF_FFFFL).map(MacAddress::new),
                        Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of))
                .as(EthernetHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("ffffffffffff 020000000001 0806"));
    }
}
