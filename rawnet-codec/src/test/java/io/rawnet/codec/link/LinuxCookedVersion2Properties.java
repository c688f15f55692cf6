package io.rawnet.codec.link;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinuxCookedVersion2Properties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") LinuxCookedHeader header) {
        HeaderLaws.checkRoundTrip(LinuxCookedHeader::decodeVersion2, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(LinuxCookedHeader::decodeVersion2, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(LinuxCookedHeader::decodeVersion2, octets);
    }

    @Provide
    Arbitrary<LinuxCookedHeader> headers() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(OptionalLong::of),
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.integers().between(0, 0xFF),
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.integers().between(0, 0xFF),
                        AnyOctets.ofSize(8),
                        Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of))
                .as(LinuxCookedHeader::new);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("86dd 0000 fffffffe 0001 01 06 020000000001 beef"));
    }
}
