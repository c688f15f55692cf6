package io.rawnet.bpf;

/** How a conditional jump compares the accumulator with its operand; both are unsigned. */
public enum JumpCondition {
    /** A == operand. */
    EQUAL(Opcode.JEQ),
    /** A &gt; operand. */
    GREATER(Opcode.JGT),
    /** A &gt;= operand. */
    GREATER_OR_EQUAL(Opcode.JGE),
    /** (A &amp; operand) != 0. */
    ANY_BIT_SET(Opcode.JSET);

    private final int code;

    JumpCondition(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
