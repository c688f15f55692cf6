package io.rawnet.bpf.ebpf;

/** Second operand of arithmetic and comparisons, and what a store writes. */
public sealed interface EbpfOperand permits EbpfConstant, EbpfRegister {

    /**
     * {@return a constant as operand}
     *
     * @param value the constant
     */
    static EbpfOperand constant(int value) {
        return new EbpfConstant(value);
    }
}
