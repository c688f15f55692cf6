package io.rawnet.bpf.ebpf;

/**
 * A 64-bit register. Calls take their arguments in {@link #R1} to {@link #R5} and leave these without a value; {@link #R6} to {@link #R9} keep
 * theirs.
 */
public enum EbpfRegister implements EbpfOperand {
    /** Result of a call, and of the program at its end. */
    R0,
    /** First argument of a call; the context when the program starts. */
    R1,
    /** Second argument of a call. */
    R2,
    /** Third argument of a call. */
    R3,
    /** Fourth argument of a call. */
    R4,
    /** Fifth argument of a call. */
    R5,
    /** Kept by calls. */
    R6,
    /** Kept by calls. */
    R7,
    /** Kept by calls. */
    R8,
    /** Kept by calls. */
    R9,
    /** End of the stack's 512 octets, read-only: the stack lies at negative offsets from it. */
    R10;

    private static final EbpfRegister[] ALL = values();

    /** {@return the register with this number, or null} */
    static EbpfRegister numbered(int number) {
        return number < ALL.length ? ALL[number] : null;
    }

    /** {@return the register's number, 0 to 10} */
    public int number() {
        return ordinal();
    }
}
