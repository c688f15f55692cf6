package io.rawnet.bpf.xdp;

import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import io.rawnet.bpf.ebpf.RegisterWidth;
import java.util.List;

/**
 * The translation as far as it is made, and what is known at its end. The registers that calls keep have the context, A, X and the address of
 * the frame; A and X are calculated with 32 bits, so that the high bits of their registers are 0.
 */
final class Code {

    /** Classic accumulator. */
    static final EbpfRegister A = EbpfRegister.R7;

    /** Classic index register. */
    static final EbpfRegister X = EbpfRegister.R8;

    /** Address of the frame's first octet. */
    static final EbpfRegister FRAME = EbpfRegister.R9;

    private static final String ACCEPT = "accept";
    private static final String REJECT = "reject";

    private final EbpfAssembler assembler = new EbpfAssembler();

    /** What is known where the next instruction will be. */
    private Checked known = Checked.NOTHING;

    private boolean accepts;
    private boolean rejects;
    private int labels;

    Checked known() {
        return known;
    }

    void know(Checked now) {
        known = now;
    }

    void move(EbpfRegister destination, EbpfOperand source) {
        assembler.move(destination, source);
    }

    void add(EbpfRegister destination, EbpfOperand source) {
        assembler.calculate(AluOperation.ADD, destination, source);
    }

    void subtract(EbpfRegister destination, EbpfOperand source) {
        assembler.calculate(AluOperation.SUBTRACT, destination, source);
    }

    /** Calculates with 32 bits. */
    void calculate(AluOperation operation, EbpfRegister destination, EbpfOperand source) {
        assembler.calculate(RegisterWidth.BITS_32, operation, destination, source);
    }

    void append(EbpfInstruction instruction) {
        assembler.add(instruction);
    }

    void load(MemorySize size, EbpfRegister destination, EbpfRegister base, int offset) {
        assembler.load(size, destination, base, offset);
    }

    /** Loads a field of the context. */
    void load(ContextField field, EbpfRegister destination) {
        load(MemorySize.U32, destination, XdpFilter.CONTEXT, field.offset());
    }

    void label(String label) {
        assembler.label(label);
    }

    /** {@return a label that is not used yet} */
    String newLabel() {
        return "l" + labels++;
    }

    void jump(String label) {
        assembler.jump(label);
    }

    void jumpIf(EbpfRegister left, Comparison comparison, EbpfOperand right, String label) {
        jumpIf(RegisterWidth.BITS_64, left, comparison, right, label);
    }

    void jumpIf(RegisterWidth width, EbpfRegister left, Comparison comparison, EbpfOperand right, String label) {
        known = known.withBranch();
        assembler.jumpIf(width, left, comparison, right, label);
    }

    /** {@return the label of the rejecting end} */
    String reject() {
        rejects = true;
        return REJECT;
    }

    /** {@return the label of the accepting end} */
    String accept() {
        accepts = true;
        return ACCEPT;
    }

    /** {@return the instructions with those of both ends behind them, unless nothing leads there: the kernel refuses such instructions} */
    List<EbpfInstruction> finish(List<EbpfInstruction> accept, List<EbpfInstruction> reject) {
        if (accepts) {
            assembler.label(ACCEPT).addBlock(accept);
        }
        if (rejects) {
            assembler.label(REJECT).addBlock(reject);
        }
        return assembler.instructions();
    }
}
