package io.rawnet.bpf;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated programs and packets, for laws that hold for all of them. */
final class ProgramArbitraries {

    private static final int[] CODES = {
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0c, 0x14, 0x15, 0x16, 0x1c, 0x1d, 0x20, 0x24, 0x25, 0x28,
                0x2c, 0x2d, 0x30,
        0x34, 0x35, 0x3c, 0x3d, 0x40, 0x44, 0x45, 0x48, 0x4c, 0x4d, 0x50, 0x54, 0x5c, 0x60, 0x61, 0x64, 0x6c, 0x74,
                0x7c, 0x80, 0x81,
        0x84, 0x87, 0x94, 0x9c, 0xa4, 0xac, 0xb1
    };

    private ProgramArbitraries() {}

    /** {@return any four fields, most of them with a code that means something} */
    @SuppressWarnings("unchecked")
    static Arbitrary<RawInstruction> rawInstructions() {
        Arbitrary<Integer> codes = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, CODES.length - 1).map(index -> CODES[index])),
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
        return programs().map(ProgramArbitraries::repaired);
    }

    private static BpfProgram repaired(BpfProgram generated) {
        List<Instruction> instructions = new ArrayList<>(generated.instructions());
        instructions.add(new Instruction.ReturnA());
        while (true) {
            BpfProgram program = new BpfProgram(instructions);
            try {
                program.verify();
                return program;
            } catch (InvalidProgramException e) {
                instructions.set(e.index(), new Instruction.ArithmeticX(ArithmeticOperation.ADD));
            }
        }
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
