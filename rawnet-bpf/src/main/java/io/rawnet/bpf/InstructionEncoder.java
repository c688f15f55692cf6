package io.rawnet.bpf;

import static io.rawnet.bpf.RawInstruction.statement;

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

/** Finds the raw form of an instruction: the way back from {@link InstructionDecoder}. */
final class InstructionEncoder {

    private InstructionEncoder() {}

    static RawInstruction encode(Instruction instruction) {
        if (instruction instanceof LoadImmediate load) {
            return statement(into(load.register()) | Opcode.IMM, load.value());
        } else if (instruction instanceof LoadLength load) {
            return statement(into(load.register()) | Opcode.LEN, 0);
        } else if (instruction instanceof LoadScratch load) {
            return statement(into(load.register()) | Opcode.MEM, load.slot());
        } else if (instruction instanceof LoadAbsolute load) {
            return statement(Opcode.LD | load.size().code() | Opcode.ABS, unsigned(load.offset()));
        } else if (instruction instanceof LoadIndirect load) {
            return statement(Opcode.LD | load.size().code() | Opcode.IND, unsigned(load.offset()));
        } else if (instruction instanceof LoadHeaderLength load) {
            return statement(Opcode.LDX | Opcode.B | Opcode.MSH, unsigned(load.offset()));
        } else if (instruction instanceof LoadExtension load) {
            return statement(
                    Opcode.LD | load.size().code() | Opcode.ABS,
                    unsigned(load.extension().offset()));
        } else if (instruction instanceof Store store) {
            return statement(store.register() == Register.A ? Opcode.ST : Opcode.STX, store.slot());
        } else if (instruction instanceof ArithmeticConstant constant) {
            return statement(Opcode.ALU | constant.operation().code() | Opcode.K, constant.operand());
        } else if (instruction instanceof ArithmeticX x) {
            return statement(Opcode.ALU | x.operation().code() | Opcode.OPERAND_X, 0);
        } else if (instruction instanceof Negate) {
            return statement(Opcode.ALU | Opcode.NEG, 0);
        } else if (instruction instanceof TransferAToX) {
            return statement(Opcode.MISC | Opcode.TAX, 0);
        } else if (instruction instanceof TransferXToA) {
            return statement(Opcode.MISC | Opcode.TXA, 0);
        } else {
            return encodeJump(instruction);
        }
    }

    private static RawInstruction encodeJump(Instruction instruction) {
        if (instruction instanceof Jump jump) {
            return statement(Opcode.JMP | Opcode.JA, jump.skip());
        } else if (instruction instanceof JumpIf jump) {
            return new RawInstruction(
                    Opcode.JMP | jump.condition().code() | Opcode.K, jump.skipTrue(), jump.skipFalse(), jump.operand());
        } else if (instruction instanceof JumpIfX jump) {
            return new RawInstruction(
                    Opcode.JMP | jump.condition().code() | Opcode.OPERAND_X, jump.skipTrue(), jump.skipFalse(), 0);
        } else if (instruction instanceof Return end) {
            return statement(Opcode.RET | Opcode.K, end.octets());
        } else if (instruction instanceof ReturnA) {
            return statement(Opcode.RET | Opcode.RETURN_A, 0);
        } else {
            return ((Unknown) instruction).raw();
        }
    }

    private static int into(Register register) {
        return register == Register.A ? Opcode.LD : Opcode.LDX;
    }

    private static long unsigned(int offset) {
        return Integer.toUnsignedLong(offset);
    }
}
