package io.rawnet.bpf.ebpf;

/**
 * A constant as operand. Where 64 bits are asked for, it is extended by its sign.
 *
 * @param value the constant
 */
public record EbpfConstant(int value) implements EbpfOperand {}
