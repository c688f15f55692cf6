package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GeneveHeaderProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("headers") GeneveHeader header) {
        HeaderLaws.checkRoundTrip(GeneveHeader::decode, header);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(GeneveHeader::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(GeneveHeader::decode, octets);
    }

    @Property
    void readsTheOptionsThatItWrites(@ForAll("options") List<GeneveOption> options) {
        GeneveOptions written = GeneveOptions.of(options.toArray(GeneveOption[]::new));
        assertThat(written.list()).isEqualTo(options);
    }

    @Property
    void readsAnyOptionsWithoutLoss(@ForAll("anyOptions") GeneveOptions options) {
        assertThat(GeneveOptions.of(options.list().toArray(GeneveOption[]::new)))
                .isEqualTo(options);
    }

    @Provide
    Arbitrary<GeneveHeader> headers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 0x3F),
                        Arbitraries.integers().between(0, 0xFFFF).map(EtherType::of),
                        Arbitraries.integers().between(0, 0xFF_FFFF),
                        Arbitraries.integers().between(0, 0xFF),
                        anyOptions())
                .as(GeneveHeader::new);
    }

    @Provide
    Arbitrary<GeneveOptions> anyOptions() {
        return Arbitraries.integers()
                .between(0, GeneveOptions.MAX_LENGTH / 4)
                .flatMap(words -> AnyOctets.ofSize(words * 4))
                .map(GeneveOptions::new);
    }

    @Provide
    Arbitrary<List<GeneveOption>> options() {
        Arbitrary<Octets> data = Arbitraries.integers().between(0, 7).flatMap(words -> AnyOctets.ofSize(words * 4));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFFFF),
                        Arbitraries.integers().between(0, 0xFF),
                        Arbitraries.integers().between(0, 7),
                        data)
                .<GeneveOption>as(GeneveOption.Opaque::new)
                .list()
                .ofMaxSize(7);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(300);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(
                Octets.hex("00 00 6558 00002a 00"),
                Octets.hex("03 40 0800 abcdef 00  0102 80 01 00010002  0103 01 00"));
    }
}
