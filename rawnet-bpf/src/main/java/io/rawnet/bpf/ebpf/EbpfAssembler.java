package io.rawnet.bpf.ebpf;

import io.rawnet.bpf.ebpf.EbpfInstruction.Arithmetic;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfInstruction.Exit;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.bpf.ebpf.EbpfInstruction.Load;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadMap;
import io.rawnet.bpf.ebpf.EbpfInstruction.Store;
import java.util.List;

/**
 * Puts a program together, with labels for the places that jumps lead to. A label may stand before or behind the jumps to it.
 * <pre>{@code
 * EbpfProgram program = new EbpfAssembler()
 *         .load(MemorySize.U32, R2, R1, 16)
 *         .jumpIf(R2, Comparison.EQUAL, EbpfOperand.constant(0), "first queue")
 *         .move(R0, EbpfOperand.constant(2))
 *         .exit()
 *         .label("first queue")
 *         .move(R0, EbpfOperand.constant(1))
 *         .exit()
 *         .program();
 * }</pre>
 *
 * <p>A jump reaches 32767 slots. One that leads farther forward goes by way of others, which the assembler puts between the instructions, so
 * that a program may have more slots than were added. Whether a program is sound, the kernel says when it is loaded.
 */
public final class EbpfAssembler {

    private final Jumps jumps = new Jumps();

    /** Makes an assembler without instructions. */
    public EbpfAssembler() {}

    /**
     * Adds an instruction.
     *
     * @param instruction any instruction but a jump
     * @return this assembler
     * @throws IllegalArgumentException if it is a {@link Jump} or {@link JumpIf}, whose slots would not be counted
     */
    public EbpfAssembler add(EbpfInstruction instruction) {
        if (instruction instanceof Jump || instruction instanceof JumpIf) {
            throw new IllegalArgumentException(instruction + " has no label: use jump or jumpIf, or addBlock");
        }
        return addBlock(List.of(instruction));
    }

    /**
     * Adds instructions that stay together, so that jumps among them are right as they are.
     *
     * @param instructions the instructions; their jumps lead into the block, or to the instruction behind it
     * @return this assembler
     */
    public EbpfAssembler addBlock(List<EbpfInstruction> instructions) {
        jumps.add(List.copyOf(instructions));
        return this;
    }

    /**
     * Names the place of the next instruction.
     *
     * @param name any text
     * @return this assembler
     * @throws IllegalArgumentException if the name is taken
     */
    public EbpfAssembler label(String name) {
        jumps.place(name);
        return this;
    }

    /**
     * Adds a jump.
     *
     * @param label name of the place that it leads to
     * @return this assembler
     * @throws IllegalArgumentException if the place is more than 32767 slots back
     */
    public EbpfAssembler jump(String label) {
        jumps.add(new Jump(0), label);
        return this;
    }

    /**
     * Adds a jump that compares 64 bits.
     *
     * @param left first operand
     * @param comparison how to compare
     * @param right second operand
     * @param label name of the place that the jump leads to when the comparison holds
     * @return this assembler
     * @throws IllegalArgumentException if the place is more than 32767 slots back
     */
    public EbpfAssembler jumpIf(EbpfRegister left, Comparison comparison, EbpfOperand right, String label) {
        return jumpIf(RegisterWidth.BITS_64, left, comparison, right, label);
    }

    /**
     * Adds a jump that compares.
     *
     * @param width the part of the operands that is compared; {@link RegisterWidth#BITS_32} needs Linux 5.1
     * @param left first operand
     * @param comparison how to compare
     * @param right second operand
     * @param label name of the place that the jump leads to when the comparison holds
     * @return this assembler
     * @throws IllegalArgumentException if the place is more than 32767 slots back
     */
    public EbpfAssembler jumpIf(
            RegisterWidth width, EbpfRegister left, Comparison comparison, EbpfOperand right, String label) {
        jumps.add(new JumpIf(width, left, comparison, right, 0), label);
        return this;
    }

    /**
     * Sets all 64 bits of a register, {@code r1 = r2}.
     *
     * @param destination the register to set
     * @param source what to set it to
     * @return this assembler
     */
    public EbpfAssembler move(EbpfRegister destination, EbpfOperand source) {
        return calculate(AluOperation.MOVE, destination, source);
    }

    /**
     * Calculates with 64 bits, {@code r1 += r2}.
     *
     * @param operation what to do
     * @param destination first operand and result
     * @param source second operand
     * @return this assembler
     */
    public EbpfAssembler calculate(AluOperation operation, EbpfRegister destination, EbpfOperand source) {
        return calculate(RegisterWidth.BITS_64, operation, destination, source);
    }

    /**
     * Calculates, {@code w1 += w2}.
     *
     * @param width the part of the registers that is used
     * @param operation what to do
     * @param destination first operand and result
     * @param source second operand
     * @return this assembler
     */
    public EbpfAssembler calculate(
            RegisterWidth width, AluOperation operation, EbpfRegister destination, EbpfOperand source) {
        return add(new Arithmetic(width, operation, destination, source));
    }

    /**
     * Loads from memory, {@code r1 = *(u32 *)(r2 +4)}.
     *
     * @param size how many octets
     * @param destination the register to set
     * @param base register with an address
     * @param offset what is added to the address in octets, -32768 to 32767
     * @return this assembler
     */
    public EbpfAssembler load(MemorySize size, EbpfRegister destination, EbpfRegister base, int offset) {
        return add(new Load(size, destination, base, offset));
    }

    /**
     * Writes to memory, {@code *(u32 *)(r10 -4) = r1}.
     *
     * @param size how many octets
     * @param base register with an address
     * @param offset what is added to the address in octets, -32768 to 32767
     * @param source what to write
     * @return this assembler
     */
    public EbpfAssembler store(MemorySize size, EbpfRegister base, int offset, EbpfOperand source) {
        return add(new Store(size, base, offset, source));
    }

    /**
     * Sets a register to the address of a map.
     *
     * @param destination the register to set
     * @param descriptor descriptor of the map
     * @return this assembler
     */
    public EbpfAssembler loadMap(EbpfRegister destination, int descriptor) {
        return add(new LoadMap(destination, descriptor));
    }

    /**
     * Calls a function of the kernel.
     *
     * @param function the function
     * @return this assembler
     */
    public EbpfAssembler call(EbpfHelper function) {
        return add(new Call(function));
    }

    /**
     * Ends the program with R0 as its result.
     *
     * @return this assembler
     */
    public EbpfAssembler exit() {
        return add(new Exit());
    }

    /**
     * {@return the instructions that were added, with all jumps counted}
     *
     * @throws IllegalStateException if a jump leads to a label that is nowhere, or too far
     */
    public List<EbpfInstruction> instructions() {
        return jumps.instructions();
    }

    /**
     * {@return the program of all instructions that were added}
     *
     * @throws IllegalStateException if a jump leads to a label that is nowhere, or too far
     * @throws IllegalArgumentException if there are no instructions, or more than {@value EbpfProgram#MAXIMUM_SLOTS} slots
     */
    public EbpfProgram program() {
        return new EbpfProgram(instructions());
    }
}
