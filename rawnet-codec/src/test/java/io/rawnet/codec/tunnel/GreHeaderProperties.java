package io.rawnet.codec.tunnel;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GreHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") GreHeader header) {
        HeaderLaws.checkRoundTrip(GreHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(GreHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(GreHeader::decode, octets);
    }

    @Provide
    Arbitrary<GreHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0x1FF),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of),
                        Arbitraries.integers().between(0, 0xFFFF).optional(),
                        Arbitraries.integers().between(0, 0xFFFF),
                        optional(),
                        optional(),
                        optional())
                .as((reserved0, version, type, checksum, reserved1, key, sequence, acknowledgment) -> new GreHeader(
                        version == 0 ? reserved0 : reserved0 & ~0x10,
                        version,
                        type,
                        checksum.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                        checksum.isPresent() ? reserved1 : 0,
                        key,
                        sequence,
                        version == 0 ? OptionalLong.empty() : acknowledgment));
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(
                Octets.hex("b000 6558 1234 5678 deadbeef 00000009"),
                Octets.hex("3081 880b 0004 0011 00000001 00000002"));
    }

    private static Arbitrary<OptionalLong> optional() {
        return Arbitraries.longs().between(0, 0xFFFF_FFFFL).optional().map(value -> value.map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
    }
}
