package io.rawnet.bpf;

import io.rawnet.bpf.generator.ProgramGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated programs and packets, for laws that hold for all of them. */
final class ProgramArbitraries {

    private ProgramArbitraries() {}

    /** {@return any four fields, most of them with a code that means something} */
    @SuppressWarnings("unchecked")
    static Arbitrary<RawInstruction> rawInstructions() {
        Arbitrary<Integer> codes = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(ProgramGenerator.codes())),
                Tuple.of(1, Arbitraries.integers().between(0, 0xffff)));
        Arbitrary<Integer> skips = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(0, 3)),
                Tuple.of(1, Arbitraries.integers().between(0, 255)));
        return Combinators.combine(codes, skips, skips, constants()).as(RawInstruction::new);
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<Long> constants() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 20)),
                Tuple.of(1, Arbitraries.longs().between(0xfffff000L, 0xfffff040L)),
                Tuple.of(1, Arbitraries.longs().between(0xffe00000L, 0xfff00010L)),
                Tuple.of(2, Arbitraries.longs().between(0, 0xffffffffL)));
    }

    /** {@return programs of any instructions, seldom sound} */
    static Arbitrary<BpfProgram> programs() {
        return rawInstructions()
                .map(Instruction::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(BpfProgram::new);
    }

    /** {@return programs that the kernel would take: generated ones in which every flaw the verifier finds is replaced} */
    static Arbitrary<BpfProgram> soundPrograms() {
        return programs().map(generated -> ProgramGenerator.repaired(generated.instructions()));
    }

    /** {@return packets of 0 to 80 octets, many of them small numbers} */
    @SuppressWarnings("unchecked")
    static Arbitrary<byte[]> packets() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.bytes()),
                        Tuple.of(1, Arbitraries.bytes().between((byte) 0, (byte) 8)))
                .array(byte[].class)
                .ofMaxSize(80);
    }
}
