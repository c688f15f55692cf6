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

class LinuxCookedHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") LinuxCookedHeader header) {
        HeaderLaws.checkRoundTrip(LinuxCookedHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(LinuxCookedHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(LinuxCookedHeader::decode, octets);
    }

    @Provide
    Arbitrary<LinuxCookedHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.integers().between(0, 0xFFFF),
                        AnyOctets.ofSize(8),
                        Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of))
                .as((packetType, hardwareType, addressLength, address, protocol) -> new LinuxCookedHeader(
                        OptionalLong.empty(), 0, packetType, hardwareType, addressLength, address, protocol));
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(Octets.hex("0004 0001 0006 020000000001 beef 0800"));
    }
}
