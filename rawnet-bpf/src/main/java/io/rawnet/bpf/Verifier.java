package io.rawnet.bpf;

import io.rawnet.bpf.InvalidProgramException.Reason;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of the kernel's {@code bpf_check_classic} and {@code check_load_and_stores}. They look at raw instructions, so that an
 * {@link Instruction.Unknown} with a value in an unused field is judged as the kernel does.
 */
final class Verifier {

    private static final int ALL_SLOTS = 0xffff;

    private final List<Instruction> instructions;

    Verifier(BpfProgram program) {
        this.instructions = program.instructions();
    }

    void verify() throws InvalidProgramException {
        for (int index = 0; index < instructions.size(); index++) {
            verify(index, instructions.get(index).raw());
        }
        int last = instructions.size() - 1;
        int lastCode = instructions.get(last).raw().code();
        if (lastCode != (Opcode.RET | Opcode.K) && lastCode != (Opcode.RET | Opcode.RETURN_A)) {
            throw refusal(last, Reason.NO_RETURN_AT_END);
        }
        verifyScratchSlots();
    }

    private void verify(int index, RawInstruction raw) throws InvalidProgramException {
        long behind = instructions.size() - 1L - index;
        switch (raw.code()) {
            case Opcode.ALU | Opcode.DIV | Opcode.K, Opcode.ALU | Opcode.MOD | Opcode.K ->
                require(raw.k() != 0, index, Reason.DIVISION_BY_ZERO);
            case Opcode.ALU | Opcode.LSH | Opcode.K, Opcode.ALU | Opcode.RSH | Opcode.K ->
                require(raw.k() < Integer.SIZE, index, Reason.SHIFT_OUT_OF_RANGE);
            case Opcode.LD | Opcode.MEM, Opcode.LDX | Opcode.MEM, Opcode.ST, Opcode.STX ->
                require(raw.k() < Instruction.SCRATCH_SLOTS, index, Reason.SCRATCH_SLOT_OUT_OF_RANGE);
            case Opcode.JMP | Opcode.JA -> require(raw.k() < behind, index, Reason.JUMP_OUT_OF_RANGE);
            case Opcode.LD | Opcode.W | Opcode.ABS,
                    Opcode.LD | Opcode.H | Opcode.ABS,
                    Opcode.LD | Opcode.B | Opcode.ABS ->
                require(
                        (int) raw.k() < Extension.BASE_OFFSET || (int) raw.k() >= 0 || isExtension(raw),
                        index,
                        Reason.UNKNOWN_EXTENSION);
            default -> {
                require(isKnown(raw.code()), index, Reason.UNKNOWN_CODE);
                if (isConditionalJump(raw.code())) {
                    require(raw.jt() < behind && raw.jf() < behind, index, Reason.JUMP_OUT_OF_RANGE);
                }
            }
        }
    }

    /** Follows every path once, which forward jumps make possible, and keeps the slots that all paths to an instruction wrote. */
    private void verifyScratchSlots() throws InvalidProgramException {
        int[] writtenBefore = new int[instructions.size()];
        Arrays.fill(writtenBefore, ALL_SLOTS);
        int written = 0;
        for (int index = 0; index < instructions.size(); index++) {
            written &= writtenBefore[index];
            RawInstruction raw = instructions.get(index).raw();
            switch (raw.code()) {
                case Opcode.ST, Opcode.STX -> written |= 1 << raw.k();
                case Opcode.LD | Opcode.MEM, Opcode.LDX | Opcode.MEM ->
                    require((written & 1 << raw.k()) != 0, index, Reason.SCRATCH_SLOT_NOT_WRITTEN);
                case Opcode.JMP | Opcode.JA -> {
                    writtenBefore[index + 1 + (int) raw.k()] &= written;
                    written = ALL_SLOTS;
                }
                default -> {
                    if (isConditionalJump(raw.code())) {
                        writtenBefore[index + 1 + raw.jt()] &= written;
                        writtenBefore[index + 1 + raw.jf()] &= written;
                        written = ALL_SLOTS;
                    }
                }
            }
        }
    }

    private static boolean isExtension(RawInstruction raw) {
        return Extension.at((int) raw.k()).isPresent();
    }

    private static boolean isConditionalJump(int code) {
        return (code & Opcode.CLASS_MASK) == Opcode.JMP && code != (Opcode.JMP | Opcode.JA);
    }

    /** A code is known when it is the code of a named instruction; slot 0 and field values of 0 suit all of them. */
    private static boolean isKnown(int code) {
        return InstructionDecoder.named(RawInstruction.statement(code, 0)) != null;
    }

    private void require(boolean holds, int index, Reason reason) throws InvalidProgramException {
        if (!holds) {
            throw refusal(index, reason);
        }
    }

    private InvalidProgramException refusal(int index, Reason reason) {
        return new InvalidProgramException(index, instructions.get(index), reason);
    }
}
