package io.rawnet.bpf.ebpf;

/** How much of a register an instruction works with. */
public enum RegisterWidth {
    /** The low 32 bits, written {@code w0} to {@code w10}; what is calculated with them sets the high 32 bits to 0. */
    BITS_32('w', EbpfOpcode.ALU, EbpfOpcode.JMP32),
    /** All 64 bits, written {@code r0} to {@code r10}. */
    BITS_64('r', EbpfOpcode.ALU64, EbpfOpcode.JMP);

    private final char prefix;
    private final int arithmeticClass;
    private final int jumpClass;

    RegisterWidth(char prefix, int arithmeticClass, int jumpClass) {
        this.prefix = prefix;
        this.arithmeticClass = arithmeticClass;
        this.jumpClass = jumpClass;
    }

    /** {@return the letter before the register's number in the kernel's notation, {@code w} or {@code r}} */
    public char prefix() {
        return prefix;
    }

    int arithmeticClass() {
        return arithmeticClass;
    }

    int jumpClass() {
        return jumpClass;
    }
}
