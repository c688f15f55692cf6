package io.rawnet.bpf.ebpf;

/** What arithmetic does with destination and source; numbers are unsigned unless said otherwise, and what does not fit is cut off. */
public enum AluOperation {
    /** destination + source. */
    ADD(0x00),
    /** destination - source. */
    SUBTRACT(0x10),
    /** destination * source. */
    MULTIPLY(0x20),
    /** destination / source; 0 if the source is a register that is 0. */
    DIVIDE(0x30),
    /** Bitwise inclusive or. */
    OR(0x40),
    /** Bitwise and. */
    AND(0x50),
    /** Shift left. */
    SHIFT_LEFT(0x60),
    /** Unsigned shift right. */
    SHIFT_RIGHT(0x70),
    /** destination modulo source; the destination if the source is a register that is 0. */
    MODULO(0x90),
    /** Bitwise exclusive or. */
    XOR(0xa0),
    /** The source alone. */
    MOVE(0xb0),
    /** Signed shift right. */
    SIGNED_SHIFT_RIGHT(0xc0);

    private final int code;

    AluOperation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
