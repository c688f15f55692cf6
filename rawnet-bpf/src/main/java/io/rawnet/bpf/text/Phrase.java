package io.rawnet.bpf.text;

import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
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
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.RawInstruction;
import io.rawnet.bpf.Register;

/**
 * An instruction in words, without the places that jumps lead to.
 *
 * @param operand empty when the mnemonic says it all
 */
record Phrase(String mnemonic, String operand) {

    /** Where the two notations differ. */
    enum Style {
        ASSEMBLY,
        LISTING
    }

    static Phrase of(Instruction instruction, Style style) {
        boolean listing = style == Style.LISTING;
        if (instruction instanceof LoadImmediate load) {
            return new Phrase(load(load.register()), "#" + hexadecimal(load.value()));
        } else if (instruction instanceof LoadLength load) {
            return new Phrase(load(load.register()), listing ? "#pktlen" : "#len");
        } else if (instruction instanceof LoadScratch load) {
            return new Phrase(load(load.register()), slot(load.slot()));
        } else if (instruction instanceof LoadAbsolute load) {
            return new Phrase(load(load.size()), "[" + load.offset() + "]");
        } else if (instruction instanceof LoadIndirect load) {
            return new Phrase(load(load.size()), "[x + " + load.offset() + "]");
        } else if (instruction instanceof LoadHeaderLength load) {
            return new Phrase("ldxb", "4*([" + load.offset() + "]&0xf)");
        } else if (instruction instanceof LoadExtension load) {
            return new Phrase(load(load.size()), extension(load.extension(), listing));
        } else if (instruction instanceof Store store) {
            return new Phrase(store.register() == Register.A ? "st" : "stx", slot(store.slot()));
        } else if (instruction instanceof ArithmeticConstant arithmetic) {
            String operand = Mnemonics.isBitwise(arithmetic.operation())
                    ? hexadecimal(arithmetic.operand())
                    : Long.toString(arithmetic.operand());
            return new Phrase(Mnemonics.of(arithmetic.operation()), "#" + operand);
        } else if (instruction instanceof ArithmeticX arithmetic) {
            return new Phrase(Mnemonics.of(arithmetic.operation()), "x");
        } else if (instruction instanceof Negate) {
            return new Phrase("neg", "");
        } else if (instruction instanceof Jump) {
            return new Phrase("ja", "");
        } else if (instruction instanceof JumpIf jump) {
            return new Phrase(Mnemonics.of(jump.condition()), "#" + hexadecimal(jump.operand()));
        } else if (instruction instanceof JumpIfX jump) {
            return new Phrase(Mnemonics.of(jump.condition()), "x");
        } else if (instruction instanceof Return end) {
            return new Phrase("ret", "#" + end.octets());
        } else if (instruction instanceof ReturnA) {
            return new Phrase("ret", listing ? "" : "a");
        } else if (instruction instanceof TransferAToX) {
            return new Phrase("tax", "");
        } else if (instruction instanceof TransferXToA) {
            return new Phrase("txa", "");
        } else {
            return raw(((Unknown) instruction).raw());
        }
    }

    /** What bpf_asm cannot say otherwise, among it jumps that leave the program and so lead to no label. */
    static Phrase raw(RawInstruction raw) {
        return new Phrase(
                ".raw", hexadecimal(raw.code()) + ", " + raw.jt() + ", " + raw.jf() + ", " + hexadecimal(raw.k()));
    }

    private static String load(Register register) {
        return register == Register.A ? "ld" : "ldx";
    }

    private static String load(LoadSize size) {
        return switch (size) {
            case WORD -> "ld";
            case HALF_WORD -> "ldh";
            case BYTE -> "ldb";
        };
    }

    private static String slot(int slot) {
        return "M[" + slot + "]";
    }

    private static String extension(Extension extension, boolean listing) {
        if (extension.mnemonic().isEmpty()) {
            return "[" + extension.offset() + "]";
        }
        if (listing && extension == Extension.VLAN_TAG_PRESENT) {
            return "[" + Mnemonics.TCPDUMP_VLAN_TAG_PRESENT + "]";
        }
        return listing
                ? "[" + extension.mnemonic().get() + "]"
                : "#" + extension.mnemonic().get();
    }

    private static String hexadecimal(long number) {
        return "0x" + Long.toHexString(number);
    }
}
