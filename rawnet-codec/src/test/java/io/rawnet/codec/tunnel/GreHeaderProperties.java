package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.constraints.IntRange;

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
                        0,
                        checksum.isPresent() ? reserved1 : 0,
                        key,
                        sequence,
                        version == 0 ? OptionalLong.empty() : acknowledgment,
                        Octets.EMPTY));
    }

    @Property
    void roundTripsWithASourceRoute(
            @ForAll("headers") GreHeader header,
            @ForAll("routes") Octets routing,
            @ForAll @IntRange(max = 0xFFFF) int unusedChecksum,
            @ForAll @IntRange(max = 0xFFFF) int offset) {
        GreHeader routed = new GreHeader(
                header.reserved0(),
                0,
                header.protocolType(),
                header.checksum(),
                header.checksum().isPresent() ? 0 : unusedChecksum,
                offset,
                header.key(),
                header.sequenceNumber(),
                OptionalLong.empty(),
                routing);
        HeaderLaws.checkRoundTrip(GreHeader::decode, routed);
        assertThat(routed.withRouting(routed.routing())).isEqualTo(routed);
    }

    @Provide
    Arbitrary<Octets> routes() {
        Arbitrary<String> entries = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(20)
                .map(data -> String.format("0800 00 %02x %s", data.length, Octets.of(data)));
        return entries.list().ofMaxSize(3).map(list -> Octets.hex(String.join("", list) + "0000 00 00"));
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(
                Octets.hex("7000 0800 beef 0004 0000002a 00000001 0800 04 04 0a000001 0000 00 00"),
                Octets.hex("b000 6558 1234 5678 deadbeef 00000009"),
                Octets.hex("3081 880b 0004 0011 00000001 00000002"));
    }

    private static Arbitrary<OptionalLong> optional() {
        return Arbitraries.longs().between(0, 0xFFFF_FFFFL).optional().map(value -> value.map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
    }
}
