package io.rawnet.bpf;

import io.rawnet.bpf.Instruction.ArithmeticConstant;
import io.rawnet.bpf.Instruction.ArithmeticX;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadHeaderLength;
import io.rawnet.bpf.Instruction.LoadImmediate;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.LoadLength;
import io.rawnet.bpf.Instruction.LoadScratch;
import io.rawnet.bpf.Instruction.Negate;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.Instruction.Store;
import io.rawnet.bpf.Instruction.TransferAToX;
import io.rawnet.bpf.Instruction.TransferXToA;
import io.rawnet.bpf.Instruction.Unknown;
import java.util.Optional;

/** Finds the name of a raw instruction. */
final class InstructionDecoder {

    private InstructionDecoder() {}

    static Instruction decode(RawInstruction raw) {
        Instruction named = named(raw);
        return named != null ? named : new Unknown(raw);
    }

    /** {@return the instruction with exactly this raw form, or null when there is none but {@link Unknown}} */
    static Instruction named(RawInstruction raw) {
        Instruction candidate =
                switch (raw.code() & Opcode.CLASS_MASK) {
                    case Opcode.LD -> load(raw);
                    case Opcode.LDX -> loadX(raw);
                    case Opcode.ST -> hasSlot(raw) ? new Store(Register.A, (int) raw.k()) : null;
                    case Opcode.STX -> hasSlot(raw) ? new Store(Register.X, (int) raw.k()) : null;
                    case Opcode.ALU -> arithmetic(raw);
                    case Opcode.JMP -> jump(raw);
                    case Opcode.RET -> usesA(raw) ? new ReturnA() : new Return(raw.k());
                    default -> isTransferBack(raw) ? new TransferXToA() : new TransferAToX();
                };
        // Unused bits and fields are 0 in every named instruction, so one comparison finds all that would be lost.
        return candidate != null && candidate.raw().equals(raw) ? candidate : null;
    }

    private static Instruction load(RawInstruction raw) {
        LoadSize size = size(raw);
        int offset = (int) raw.k();
        return switch (mode(raw)) {
            case Opcode.IMM -> new LoadImmediate(Register.A, raw.k());
            case Opcode.ABS -> size == null ? null : loadAbsolute(size, offset);
            case Opcode.IND -> size == null ? null : new LoadIndirect(size, offset);
            case Opcode.MEM -> hasSlot(raw) ? new LoadScratch(Register.A, offset) : null;
            case Opcode.LEN -> new LoadLength(Register.A);
            default -> null;
        };
    }

    private static Instruction loadAbsolute(LoadSize size, int offset) {
        Optional<Extension> extension = Extension.at(offset);
        return extension.isPresent() ? new LoadExtension(size, extension.get()) : new LoadAbsolute(size, offset);
    }

    private static Instruction loadX(RawInstruction raw) {
        return switch (mode(raw)) {
            case Opcode.IMM -> new LoadImmediate(Register.X, raw.k());
            case Opcode.MEM -> hasSlot(raw) ? new LoadScratch(Register.X, (int) raw.k()) : null;
            case Opcode.LEN -> new LoadLength(Register.X);
            case Opcode.MSH -> new LoadHeaderLength((int) raw.k());
            default -> null;
        };
    }

    private static Instruction arithmetic(RawInstruction raw) {
        int operation = raw.code() & Opcode.OPERATION_MASK;
        if (operation == Opcode.NEG) {
            return new Negate();
        }
        for (ArithmeticOperation known : ArithmeticOperation.values()) {
            if (known.code() == operation) {
                return usesX(raw) ? new ArithmeticX(known) : new ArithmeticConstant(known, raw.k());
            }
        }
        return null;
    }

    private static Instruction jump(RawInstruction raw) {
        int condition = raw.code() & Opcode.OPERATION_MASK;
        if (condition == Opcode.JA) {
            return new Jump(raw.k());
        }
        for (JumpCondition known : JumpCondition.values()) {
            if (known.code() == condition) {
                return usesX(raw)
                        ? new JumpIfX(known, raw.jt(), raw.jf())
                        : new JumpIf(known, raw.k(), raw.jt(), raw.jf());
            }
        }
        return null;
    }

    private static LoadSize size(RawInstruction raw) {
        return switch (raw.code() & Opcode.SIZE_MASK) {
            case Opcode.W -> LoadSize.WORD;
            case Opcode.H -> LoadSize.HALF_WORD;
            case Opcode.B -> LoadSize.BYTE;
            default -> null;
        };
    }

    private static int mode(RawInstruction raw) {
        return raw.code() & ~(Opcode.CLASS_MASK | Opcode.SIZE_MASK);
    }

    private static boolean usesX(RawInstruction raw) {
        return (raw.code() & Opcode.OPERAND_X) != 0;
    }

    private static boolean usesA(RawInstruction raw) {
        return (raw.code() & Opcode.RETURN_A) != 0;
    }

    private static boolean isTransferBack(RawInstruction raw) {
        return (raw.code() & Opcode.TXA) != 0;
    }

    private static boolean hasSlot(RawInstruction raw) {
        return raw.k() < Instruction.SCRATCH_SLOTS;
    }
}
