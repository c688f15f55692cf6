package io.rawnet.bpf;

/** A binary operation on the accumulator, in unsigned 32-bit arithmetic; what does not fit is cut off. */
public enum ArithmeticOperation {
    /** A + operand. */
    ADD(Opcode.ADD),
    /** A - operand. */
    SUBTRACT(Opcode.SUB),
    /** A * operand. */
    MULTIPLY(Opcode.MUL),
    /** A / operand; a program that divides by an X of 0 ends and returns 0. */
    DIVIDE(Opcode.DIV),
    /** A modulo operand; an X of 0 ends the program as with {@link #DIVIDE}. */
    MODULO(Opcode.MOD),
    /** Bitwise and. */
    AND(Opcode.AND),
    /** Bitwise inclusive or. */
    OR(Opcode.OR),
    /** Bitwise exclusive or. */
    XOR(Opcode.XOR),
    /** Shift left; the machine uses the low five bits of X as the distance. */
    SHIFT_LEFT(Opcode.LSH),
    /** Unsigned shift right; the machine uses the low five bits of X as the distance. */
    SHIFT_RIGHT(Opcode.RSH);

    private final int code;

    ArithmeticOperation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
