package io.rawnet.bpf;

import io.rawnet.codec.internal.Range;
import java.util.Objects;

/**
 * One instruction of classic BPF, as the Linux kernel runs it in socket filters.
 *
 * <p>The machine has two 32-bit {@linkplain Register registers}, sixteen 32-bit scratch slots and the packet. Jumps go forward
 * only and are counted from the instruction that follows. Each instruction knows its {@linkplain #raw() raw form};
 * {@link #of} is the way back, and loses nothing: what has no name here becomes {@link Unknown}.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/filter.html">Linux Socket Filtering</a>
 */
public sealed interface Instruction {

    /** Number of scratch slots, {@code BPF_MEMWORDS}. */
    int SCRATCH_SLOTS = 16;

    /** {@return the four fields the kernel takes} */
    default RawInstruction raw() {
        return InstructionEncoder.encode(this);
    }

    /**
     * Names a raw instruction.
     *
     * @param raw the four fields
     * @return the instruction whose {@link #raw()} equals {@code raw}
     */
    static Instruction of(RawInstruction raw) {
        return InstructionDecoder.decode(raw);
    }

    /**
     * Sets a register to a constant, {@code ld #value}.
     *
     * @param register the register to set
     * @param value the constant, 0 to 2^32-1
     */
    record LoadImmediate(Register register, long value) implements Instruction {
        public LoadImmediate {
            Objects.requireNonNull(register, "register");
            Range.u32("value", value);
        }
    }

    /**
     * Sets a register to the length of the packet in octets, {@code ld #len}.
     *
     * @param register the register to set
     */
    record LoadLength(Register register) implements Instruction {
        public LoadLength {
            Objects.requireNonNull(register, "register");
        }
    }

    /**
     * Sets a register to a scratch slot, {@code ld M[slot]}.
     *
     * @param register the register to set
     * @param slot the slot, 0 to 15
     */
    record LoadScratch(Register register, int slot) implements Instruction {
        public LoadScratch {
            Objects.requireNonNull(register, "register");
            Range.check("slot", slot, SCRATCH_SLOTS - 1);
        }
    }

    /**
     * Sets A to octets of the packet at a fixed offset, {@code ldh [offset]}. A load beyond the packet ends the program with 0.
     *
     * @param size how many octets
     * @param offset from the start of the packet; negative offsets are relative to {@link Extension#NETWORK_HEADER_OFFSET} or
     *     {@link Extension#LINK_HEADER_OFFSET}
     */
    record LoadAbsolute(LoadSize size, int offset) implements Instruction {
        public LoadAbsolute {
            Objects.requireNonNull(size, "size");
            if (Extension.at(offset).isPresent()) {
                throw new IllegalArgumentException("offset " + offset + " is the extension "
                        + Extension.at(offset).get() + ": use LoadExtension");
            }
        }
    }

    /**
     * Sets A to octets of the packet at X + offset, {@code ldh [x + offset]}. The sum is cut to 32 bits and then signed, as in
     * {@link LoadAbsolute}, but never reaches an extension.
     *
     * @param size how many octets
     * @param offset what is added to X
     */
    record LoadIndirect(LoadSize size, int offset) implements Instruction {
        public LoadIndirect {
            Objects.requireNonNull(size, "size");
        }
    }

    /**
     * Sets X to the length of an IPv4 header, {@code ldx 4*([offset]&0xf)}: four times the low four bits of the octet there.
     *
     * @param offset where the header starts, as in {@link LoadAbsolute}
     */
    record LoadHeaderLength(int offset) implements Instruction {}

    /**
     * Sets A to something the kernel knows beside the packet, {@code ld #ifidx}.
     *
     * @param size the size in the instruction; the kernel ignores it
     * @param extension what to load
     */
    record LoadExtension(LoadSize size, Extension extension) implements Instruction {
        public LoadExtension {
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(extension, "extension");
        }

        /**
         * Loads an extension with the usual size, a word.
         *
         * @param extension what to load
         */
        public LoadExtension(Extension extension) {
            this(LoadSize.WORD, extension);
        }
    }

    /**
     * Keeps a register in a scratch slot, {@code st M[slot]}.
     *
     * @param register the register to keep
     * @param slot the slot, 0 to 15
     */
    record Store(Register register, int slot) implements Instruction {
        public Store {
            Objects.requireNonNull(register, "register");
            Range.check("slot", slot, SCRATCH_SLOTS - 1);
        }
    }

    /**
     * Changes A by a constant, {@code add #operand}.
     *
     * @param operation what to do
     * @param operand the constant, 0 to 2^32-1; the verifier refuses to divide by 0 and to shift by 32 or more
     */
    record ArithmeticConstant(ArithmeticOperation operation, long operand) implements Instruction {
        public ArithmeticConstant {
            Objects.requireNonNull(operation, "operation");
            Range.u32("operand", operand);
        }
    }

    /**
     * Changes A by X, {@code add x}.
     *
     * @param operation what to do
     */
    record ArithmeticX(ArithmeticOperation operation) implements Instruction {
        public ArithmeticX {
            Objects.requireNonNull(operation, "operation");
        }
    }

    /** Sets A to its two's complement, {@code neg}. */
    record Negate() implements Instruction {}

    /**
     * Skips instructions, {@code ja}.
     *
     * @param skip how many, 0 to 2^32-1
     */
    record Jump(long skip) implements Instruction {
        public Jump {
            Range.u32("skip", skip);
        }
    }

    /**
     * Compares A with a constant and skips instructions, {@code jeq #operand, then, otherwise}.
     *
     * @param condition how to compare
     * @param operand the constant, 0 to 2^32-1
     * @param skipTrue how many to skip when the condition holds, 0 to 255
     * @param skipFalse how many to skip when it does not, 0 to 255
     */
    record JumpIf(JumpCondition condition, long operand, int skipTrue, int skipFalse) implements Instruction {
        public JumpIf {
            Objects.requireNonNull(condition, "condition");
            Range.u32("operand", operand);
            Range.u8("skipTrue", skipTrue);
            Range.u8("skipFalse", skipFalse);
        }
    }

    /**
     * Compares A with X and skips instructions, {@code jeq x, then, otherwise}.
     *
     * @param condition how to compare
     * @param skipTrue how many to skip when the condition holds, 0 to 255
     * @param skipFalse how many to skip when it does not, 0 to 255
     */
    record JumpIfX(JumpCondition condition, int skipTrue, int skipFalse) implements Instruction {
        public JumpIfX {
            Objects.requireNonNull(condition, "condition");
            Range.u8("skipTrue", skipTrue);
            Range.u8("skipFalse", skipFalse);
        }
    }

    /**
     * Ends the program, {@code ret #octets}.
     *
     * @param octets how many octets of the packet to keep, 0 to 2^32-1; 0 drops the packet
     */
    record Return(long octets) implements Instruction {
        public Return {
            Range.u32("octets", octets);
        }
    }

    /** Ends the program and keeps as many octets of the packet as A says, {@code ret a}. */
    record ReturnA() implements Instruction {}

    /** Sets X to A, {@code tax}. */
    record TransferAToX() implements Instruction {}

    /** Sets A to X, {@code txa}. */
    record TransferXToA() implements Instruction {}

    /**
     * What none of the others can say: an undefined code, a slot that does not exist, or a defined instruction with a value in a field
     * that it does not use. The kernel ignores unused fields, and so do verifier and machine.
     *
     * @param raw the four fields
     */
    record Unknown(RawInstruction raw) implements Instruction {
        public Unknown {
            if (InstructionDecoder.named(raw) != null) {
                throw new IllegalArgumentException(raw + " has a name: " + InstructionDecoder.named(raw));
            }
        }
    }
}
