package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.ebpf.EbpfProgram;

/**
 * The notation in which the kernel's verifier and {@code bpftool prog dump xlated} write eBPF programs: the number of the slot, the code in
 * parentheses, and the instruction.
 * <pre>{@code
 * 0: (61) r2 = *(u32 *)(r1 +4)
 * 1: (61) r1 = *(u32 *)(r1 +0)
 * 2: (07) r1 += 14
 * 3: (2d) if r1 > r2 goto pc+2
 * 4: (b7) r0 = 1
 * 5: (95) exit
 * 6: (b7) r0 = 2
 * 7: (95) exit
 * }</pre>
 *
 * <p>In a text to read, numbers and codes may be missing, and jumps may lead to labels; comments are {@code ; to the end of the line} or
 * between {@code /*} and {@code *}{@code /}.
 * <pre>{@code
 *       if r1 > r2 goto drop
 *       r0 = 2
 *       exit
 * drop: r0 = 1
 *       exit
 * }</pre>
 *
 * <p>Two things are written in another way than by the kernel, because its own way loses what was meant: {@code ll} stands behind a constant of 64 bits,
 * as in LLVM, and a map is {@code map[fd:5]}. An {@link io.rawnet.bpf.ebpf.EbpfInstruction.Unknown} is {@code .raw code, destination,
 * source, offset, constant}, which other tools do not read.
 */
public final class EbpfNotation {

    private EbpfNotation() {}

    /**
     * {@return a program in this notation, each line ended by a newline}
     *
     * @param program any program, sound or not
     */
    public static String format(EbpfProgram program) {
        return EbpfWriter.format(program);
    }

    /**
     * Reads a program. {@code parse(format(program))} is the same program.
     *
     * @param text the program in this notation
     * @return the program; whether it is sound, the kernel says when it is loaded
     * @throws BpfSyntaxException if the text is not in this notation, with line and column
     */
    public static EbpfProgram parse(String text) throws BpfSyntaxException {
        return EbpfReader.parse(text);
    }
}
