package io.rawnet.codec.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SctpPacketProperties {

    private static final Octets VECTOR = Octets.hex("0001 0002 00000005 a8d114aa"
            + "03000018 00000009 00001000 0001 0001 0002 0003 00000008 0b000004"
            + "00030015 00000007 0001 0003 00000012 68656c6c6f 000000");

    @Property
    void roundTripsWithEveryFieldFree(
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long ports,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long verificationTag,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long checksum,
            @ForAll @Size(max = 100) byte[] chunks) {
        HeaderLaws.checkRoundTrip(
                SctpPacket::decode,
                new SctpPacket(
                        (int) (ports >>> 16),
                        (int) (ports & 0xFFFF),
                        verificationTag,
                        checksum,
                        new SctpChunks(Octets.of(chunks))));
    }

    @Property
    void keepsAnyOctets(@ForAll @Size(max = 60) byte[] octets) {
        HeaderLaws.checkLossless(SctpPacket::decode, Octets.of(octets));
    }

    @Property
    void keepsAMutatedVector(@ForAll int index, @ForAll byte octet) {
        byte[] mutated = VECTOR.toArray();
        mutated[Math.floorMod(index, mutated.length)] = octet;
        HeaderLaws.checkLossless(SctpPacket::decode, Octets.of(mutated));
    }

    @Property
    void chunksOfAnyTypeAndValueAreReadAndWrittenBack(@ForAll("chunks") List<OpaqueChunk> raw) {
        SctpChunks chunks = SctpChunks.of(raw.toArray(SctpChunk[]::new));
        List<SctpChunk> read = chunks.list();
        assertThat(SctpChunks.of(read.toArray(SctpChunk[]::new))).isEqualTo(chunks);
        assertThat(read).hasSameSizeAs(raw);
        for (int i = 0; i < raw.size(); i++) {
            assertThat(read.get(i).type()).isEqualTo(raw.get(i).type());
            assertThat(read.get(i).flags()).isEqualTo(raw.get(i).flags());
            assertThat(read.get(i).value()).isEqualTo(raw.get(i).value());
        }
    }

    @Property
    void parametersAndCausesOfAnyOctetsAreReadAndWrittenBack(@ForAll @Size(max = 80) byte[] octets) {
        SctpParameters parameters = new SctpParameters(Octets.of(octets));
        SctpErrorCauses causes = new SctpErrorCauses(Octets.of(octets));
        int index = 0;
        for (SctpParameter parameter : parameters.list()) {
            assertThat(SctpParameters.of(parameter).octets())
                    .isEqualTo(parameters.octets().slice(index, index + parameter.length()));
            index += SctpChunks.padded(parameter.length());
        }
        assertThat(index).isGreaterThanOrEqualTo(octets.length);
        assertThat(causes.list()).hasSameSizeAs(parameters.list());
        assertThat(parameters.toString() + causes).doesNotContain("null");
    }

    @Property
    void parametersAndCausesOfAnyTypeAreReadAndWrittenBack(
            @ForAll @IntRange(max = 14) int type, @ForAll @Size(max = 20) byte[] value) {
        Octets octets = Octets.of(value);
        SctpParameters parameters = SctpParameters.of(new SctpParameter.Opaque(type, octets));
        SctpParameter parameter = parameters.list().get(0);
        assertThat(parameter.type()).isEqualTo(type);
        assertThat(parameter.value()).isEqualTo(octets);
        assertThat(SctpParameters.of(parameter)).isEqualTo(parameters);
        SctpErrorCauses causes = SctpErrorCauses.of(new SctpErrorCause.Opaque(type, octets));
        SctpErrorCause cause = causes.list().get(0);
        assertThat(cause.code()).isEqualTo(type);
        assertThat(cause.information()).isEqualTo(octets);
        assertThat(SctpErrorCauses.of(cause)).isEqualTo(causes);
    }

    /** Values long enough for every type, those of SACK with counts that suit. */
    @Provide
    Arbitrary<List<OpaqueChunk>> chunks() {
        Arbitrary<Octets> values =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Octets::of);
        Arbitrary<Octets> sacks = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3))
                .as((gaps, duplicates) -> Octets.copyOf(ByteBuffer.allocate(12 + 4 * (gaps + duplicates))
                        .putShort(8, (short) (int) gaps)
                        .putShort(10, (short) (int) duplicates)));
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 200, 255),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.oneOf(values, sacks))
                .as(OpaqueChunk::new)
                .list()
                .ofMaxSize(8);
    }
}
