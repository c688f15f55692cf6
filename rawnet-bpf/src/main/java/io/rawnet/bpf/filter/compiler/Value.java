package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;

/** A number that a program computes. Equal values are equal numbers wherever in one run they are computed. */
sealed interface Value {

    record Constant(int number) implements Value {}

    record PacketLength() implements Value {}

    /** Octets at a fixed offset. */
    record Load(LoadSize size, int offset) implements Value {}

    /** Octets at a computed offset. */
    record LoadAt(LoadSize size, Value base, int offset) implements Value {}

    /** Length of the IPv4 header that starts at an offset. */
    record HeaderLength(int offset) implements Value {}

    /** What the kernel knows beside the packet. */
    record Known(Extension extension) implements Value {}

    record Operation(ArithmeticOperation operation, Value left, Value right) implements Value {}

    record Negation(Value operand) implements Value {}

    /** {@return this value with only the bits of a mask left} */
    default Value masked(int mask) {
        return mask == -1 ? this : new Operation(ArithmeticOperation.AND, this, new Constant(mask));
    }
}
