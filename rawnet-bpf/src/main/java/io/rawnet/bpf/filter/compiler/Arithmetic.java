package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.LoadSize;

/** The tree of an arithmetic expression. */
sealed interface Arithmetic {

    /** A number, cut to 32 bits. */
    record Constant(int value) implements Arithmetic {}

    /** {@code len}. */
    record Length() implements Arithmetic {}

    /** {@code ip[index:size]}. */
    record PacketData(Protocol protocol, Arithmetic index, LoadSize size, int column) implements Arithmetic {}

    record Operation(ArithmeticOperation operation, Arithmetic left, Arithmetic right) implements Arithmetic {}

    record Negation(Arithmetic operand) implements Arithmetic {}
}
