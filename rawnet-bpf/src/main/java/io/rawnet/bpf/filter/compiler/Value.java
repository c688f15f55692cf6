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

    /**
     * A value that is kept in a scratch slot when it has been computed, because others are computed from it again and again. What is kept
     * is only a saving: where the slot holds something else, the value is computed anew.
     */
    final class Kept implements Value {
        private final int slot;
        private final Value definition;
        /** Definitions nest in each other, and to hash them all for each look-up would take too long. */
        private final int hash;

        Kept(int slot, Value definition) {
            this.slot = slot;
            this.definition = definition;
            this.hash = 31 * slot + definition.hashCode();
        }

        int slot() {
            return slot;
        }

        Value definition() {
            return definition;
        }

        @Override
        public boolean equals(Object other) {
            return other == this
                    || other instanceof Kept kept
                            && kept.hash == hash
                            && kept.slot == slot
                            && kept.definition.equals(definition);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** {@return this value with only the bits of a mask left} */
    default Value masked(int mask) {
        return mask == -1 ? this : new Operation(ArithmeticOperation.AND, this, new Constant(mask));
    }
}
