package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.JumpCondition;
import java.util.Arrays;
import java.util.List;

/** A question about a packet, in terms of values; its parts are asked in order and only as far as needed. */
sealed interface Condition {

    /** Holds for every packet. */
    Condition ALWAYS = new All(List.of());

    /** Holds for no packet. */
    Condition NEVER = new Any(List.of());

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Inverse(Condition part) implements Condition {}

    record Test(Value left, JumpCondition condition, Value right) implements Condition {}

    static Condition all(Condition... parts) {
        return new All(Arrays.asList(parts));
    }

    static Condition any(Condition... parts) {
        return new Any(Arrays.asList(parts));
    }

    static Condition not(Condition part) {
        return new Inverse(part);
    }

    static Condition equal(Value value, int number) {
        return new Test(value, JumpCondition.EQUAL, new Value.Constant(number));
    }

    static Condition atLeast(Value value, int number) {
        return new Test(value, JumpCondition.GREATER_OR_EQUAL, new Value.Constant(number));
    }

    static Condition above(Value value, int number) {
        return new Test(value, JumpCondition.GREATER, new Value.Constant(number));
    }

    static Condition anyBit(Value value, int mask) {
        return new Test(value, JumpCondition.ANY_BIT_SET, new Value.Constant(mask));
    }
}
