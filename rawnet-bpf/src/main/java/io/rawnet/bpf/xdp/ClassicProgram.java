package io.rawnet.bpf.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadHeaderLength;
import io.rawnet.bpf.Instruction.LoadImmediate;
import io.rawnet.bpf.Instruction.LoadLength;
import io.rawnet.bpf.Instruction.LoadScratch;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.Instruction.TransferAToX;
import io.rawnet.bpf.Instruction.Unknown;
import io.rawnet.bpf.RawInstruction;
import io.rawnet.bpf.Register;
import java.util.List;

/** The instructions of a sound program, all of them named, and where each leads. Since jumps go forward only, one pass sees every path. */
final class ClassicProgram {

    private static final int[] NOWHERE = {};

    private final List<Instruction> instructions;

    ClassicProgram(BpfProgram program) {
        instructions =
                program.instructions().stream().map(ClassicProgram::named).toList();
    }

    int size() {
        return instructions.size();
    }

    Instruction at(int index) {
        return instructions.get(index);
    }

    /** {@return the indices of the instructions that may follow, none for a return; the one for a condition that holds first} */
    int[] successors(int index) {
        Instruction instruction = at(index);
        if (instruction instanceof Return || instruction instanceof ReturnA) {
            return NOWHERE;
        } else if (instruction instanceof Jump jump) {
            return new int[] {index + 1 + (int) jump.skip()};
        } else if (instruction instanceof JumpIf jump) {
            return new int[] {index + 1 + jump.skipTrue(), index + 1 + jump.skipFalse()};
        } else if (instruction instanceof JumpIfX jump) {
            return new int[] {index + 1 + jump.skipTrue(), index + 1 + jump.skipFalse()};
        } else {
            return new int[] {index + 1};
        }
    }

    boolean setsX(int index) {
        Instruction instruction = at(index);
        return instruction instanceof LoadImmediate load && load.register() == Register.X
                || instruction instanceof LoadLength length && length.register() == Register.X
                || instruction instanceof LoadScratch scratch && scratch.register() == Register.X
                || instruction instanceof LoadHeaderLength
                || instruction instanceof TransferAToX;
    }

    /** {@return whether the translation calls the kernel, which takes the values of R1 to R5} */
    boolean calls(int index) {
        return at(index) instanceof LoadExtension load
                && (load.extension() == Extension.RANDOM || load.extension() == Extension.CPU);
    }

    /** A sound program has unknown instructions only where a field that is not used has a value: it is set to 0 here. */
    private static Instruction named(Instruction instruction) {
        if (!(instruction instanceof Unknown unknown)) {
            return instruction;
        }
        RawInstruction raw = unknown.raw();
        List<RawInstruction> cleared = List.of(
                new RawInstruction(raw.code(), raw.jt(), raw.jf(), 0),
                new RawInstruction(raw.code(), 0, 0, raw.k()),
                new RawInstruction(raw.code(), 0, 0, 0));
        return cleared.stream()
                .map(Instruction::of)
                .filter(each -> !(each instanceof Unknown))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the verifier accepted " + instruction));
    }
}
