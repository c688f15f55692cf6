package io.rawnet.bpf.ebpf;

import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One instruction of eBPF. The machine has eleven 64-bit {@linkplain EbpfRegister registers}, a stack of 512 octets, and memory that the kernel
 * lets the program reach. Each instruction knows its {@linkplain #raw() raw form}; {@link EbpfProgram#decode} is the way back, and loses
 * nothing: what has no name here becomes {@link Unknown}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9669">RFC 9669, BPF Instruction Set Architecture</a>
 */
public sealed interface EbpfInstruction {

    /** {@return the slots of eight octets that the kernel takes: two for {@link LoadConstant} and {@link LoadMap}, one for all others} */
    default List<RawEbpfInstruction> raw() {
        return EbpfEncoder.encode(this);
    }

    /**
     * Names a slot.
     *
     * @param slot the slot
     * @return the instruction of one slot whose {@link #raw()} is {@code slot}; {@link Unknown} for each slot of an instruction of two
     */
    static EbpfInstruction of(RawEbpfInstruction slot) {
        EbpfInstruction named = EbpfDecoder.named(slot);
        return named != null ? named : new Unknown(slot);
    }

    /** {@return the number of slots, 1 or 2} */
    default int slots() {
        return 1;
    }

    /**
     * Changes a register, {@code r1 += r2} or {@code w1 = 5}.
     *
     * @param width the part of the registers that is used
     * @param operation what to do
     * @param destination first operand and result; not {@link EbpfRegister#R10}, which the kernel refuses to change
     * @param source second operand
     */
    record Arithmetic(RegisterWidth width, AluOperation operation, EbpfRegister destination, EbpfOperand source)
            implements EbpfInstruction {
        public Arithmetic {
            NotNull.check("width", width, "operation", operation);
            NotNull.check("destination", destination, "source", source);
        }
    }

    /**
     * Sets a register to its two's complement, {@code w1 = -w1}.
     *
     * @param width the part of the register that is used
     * @param register the register to change
     */
    record Negate(RegisterWidth width, EbpfRegister register) implements EbpfInstruction {
        public Negate {
            NotNull.check("width", width, "register", register);
        }
    }

    /**
     * Converts the low bits of a register between the machine's byte order and another, {@code r1 = be16 r1}, and sets the bits above them to 0.
     *
     * @param order the other byte order
     * @param bits how many bits: 16, 32 or 64
     * @param register the register to change
     */
    record ConvertByteOrder(ByteOrder order, int bits, EbpfRegister register) implements EbpfInstruction {
        public ConvertByteOrder {
            NotNull.check("order", order, "register", register);
            Range.oneOf("bits", bits, 16, 32, 64);
        }
    }

    /**
     * Sets a register to a constant of 64 bits, {@code r1 = 0x123456789}.
     *
     * @param destination the register to set
     * @param value the constant
     */
    record LoadConstant(EbpfRegister destination, long value) implements EbpfInstruction {
        public LoadConstant {
            NotNull.check("destination", destination);
        }

        @Override
        public int slots() {
            return 2;
        }
    }

    /**
     * Sets a register to the address of a map, {@code r1 = map[fd:5]} ({@code BPF_PSEUDO_MAP_FD}). The kernel finds the map when the
     * program is loaded.
     *
     * @param destination the register to set
     * @param descriptor descriptor of the map in the process that loads the program
     */
    record LoadMap(EbpfRegister destination, int descriptor) implements EbpfInstruction {
        public LoadMap {
            NotNull.check("destination", destination);
        }

        @Override
        public int slots() {
            return 2;
        }
    }

    /**
     * Sets a register to octets of memory, {@code r1 = *(u16 *)(r2 +12)}; the bits above them are 0.
     *
     * @param size how many octets
     * @param destination the register to set
     * @param base register with an address
     * @param offset what is added to the address in octets, -32768 to 32767
     */
    record Load(MemorySize size, EbpfRegister destination, EbpfRegister base, int offset) implements EbpfInstruction {
        public Load {
            NotNull.check("size", size, "destination", destination, "base", base);
            Range.check("offset", offset, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /**
     * Writes to memory, {@code *(u32 *)(r10 -4) = r1}.
     *
     * @param size how many octets
     * @param base register with an address
     * @param offset what is added to the address in octets, -32768 to 32767
     * @param source what to write, of which the low octets are taken
     */
    record Store(MemorySize size, EbpfRegister base, int offset, EbpfOperand source) implements EbpfInstruction {
        public Store {
            NotNull.check("size", size, "base", base, "source", source);
            Range.check("offset", offset, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /**
     * Skips slots, {@code goto pc+2}. {@link EbpfAssembler} counts them.
     *
     * @param skip how many, counted from the instruction that follows, -32768 to 32767
     */
    record Jump(int skip) implements EbpfInstruction {
        public Jump {
            Range.check("skip", skip, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /**
     * Compares and skips slots, {@code if r1 > r2 goto pc+2}. {@link EbpfAssembler} counts them.
     *
     * @param width the part of the operands that is compared; {@link RegisterWidth#BITS_32} needs Linux 5.1
     * @param left first operand
     * @param comparison how to compare
     * @param right second operand
     * @param skip how many slots to skip when the comparison holds, counted from the instruction that follows, -32768 to 32767
     */
    record JumpIf(RegisterWidth width, EbpfRegister left, Comparison comparison, EbpfOperand right, int skip)
            implements EbpfInstruction {
        public JumpIf {
            NotNull.check("width", width, "left", left);
            NotNull.check("comparison", comparison, "right", right);
            Range.check("skip", skip, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    /**
     * Calls a function of the kernel, {@code call bpf_redirect_map#51}.
     *
     * @param function number of the function, see {@link EbpfHelper}
     */
    record Call(int function) implements EbpfInstruction {

        /**
         * Calls a function of the kernel.
         *
         * @param function the function
         */
        public Call(EbpfHelper function) {
            this(function.number());
        }
    }

    /** Ends the program with {@link EbpfRegister#R0} as its result, {@code exit}. */
    record Exit() implements EbpfInstruction {}

    /**
     * What none of the others can say: an instruction that XDP filters do not need, such as an atomic one, an undefined code, or a value in a
     * field that the instruction does not use, which the kernel refuses.
     *
     * @param slot the slot
     */
    record Unknown(RawEbpfInstruction slot) implements EbpfInstruction {
        public Unknown {
            if (EbpfDecoder.named(slot) != null) {
                throw new IllegalArgumentException(slot + " has a name: " + EbpfDecoder.named(slot));
            }
        }
    }
}
