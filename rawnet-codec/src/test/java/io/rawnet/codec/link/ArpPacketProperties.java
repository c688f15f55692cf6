package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArpPacketProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") ArpPacket header) {
        HeaderLaws.checkRoundTrip(ArpPacket::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(ArpPacket::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(ArpPacket::decode, octets);
    }

    @Provide
    Arbitrary<ArpPacket> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20))
                .flatAs((hardware, protocol) -> Combinators.combine(
                                Arbitraries.integers().between(0, 0xFFFF),
                                Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of),
                                Arbitraries.integers().between(0, 0xFFFF),
                                AnyOctets.ofSize(hardware),
                                AnyOctets.ofSize(protocol),
                                AnyOctets.ofSize(hardware),
                                AnyOctets.ofSize(protocol))
                        .as(ArpPacket::new));
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"));
    }
}
