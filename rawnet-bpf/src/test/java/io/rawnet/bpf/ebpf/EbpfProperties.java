package io.rawnet.bpf.ebpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.text.EbpfNotation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EbpfProperties {

    @Provide
    @SuppressWarnings("unchecked")
    Arbitrary<byte[]> programs() {
        Arbitrary<Integer> registers = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(0, 15)));
        Arbitrary<Integer> offsets = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(-32768, 32767)));
        Arbitrary<Integer> constants = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0, 16, 32, 64)), Tuple.of(1, Arbitraries.integers()));
        Arbitrary<Integer> codes = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(EbpfOpcode.LOAD_CONSTANT)),
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(6, Arbitraries.integers().between(0, 255)));
        return Combinators.combine(codes, registers, registers, offsets, constants)
                .as(RawEbpfInstruction::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(slots -> {
                    ByteBuffer octets = ByteBuffer.allocate(slots.size() * RawEbpfInstruction.LENGTH);
                    slots.forEach(slot -> slot.encode(octets, ByteOrder.nativeOrder()));
                    return octets.array();
                });
    }

    @Property(tries = 3_000)
    void namingSlotsLosesNothing(@ForAll("programs") byte[] octets) {
        assertThat(decoded(octets).toOctets()).isEqualTo(octets);
    }

    @Property
    void bothByteOrdersSayTheSame(@ForAll("programs") byte[] octets) {
        EbpfProgram program = decoded(octets);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer out = ByteBuffer.allocate(program.length());
            program.encode(out, order);
            assertThat(EbpfProgram.decode(out.flip(), order)).isEqualTo(program);
        }
    }

    @Property
    void theNotationReadsBackAsTheProgram(@ForAll("programs") byte[] octets) throws BpfSyntaxException {
        EbpfProgram program = decoded(octets);
        assertThat(EbpfNotation.parse(EbpfNotation.format(program))).isEqualTo(program);
    }

    @Property
    void parsingEitherSucceedsOrPointsIntoTheText(@ForAll String text) {
        try {
            EbpfNotation.parse(text);
        } catch (BpfSyntaxException e) {
            assertThat(e.column()).isBetween(1, text.length() + 1);
            assertThat(e.rendering()).contains("^");
        }
    }

    private static EbpfProgram decoded(byte[] octets) {
        return EbpfProgram.decode(ByteBuffer.wrap(octets), ByteOrder.nativeOrder());
    }
}
