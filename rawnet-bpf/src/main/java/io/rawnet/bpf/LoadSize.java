package io.rawnet.bpf;

/** How many octets of the packet a load reads, in network byte order. */
public enum LoadSize {
    /** Four octets, {@code ld}. */
    WORD(Opcode.W, 4),
    /** Two octets, {@code ldh}. */
    HALF_WORD(Opcode.H, 2),
    /** One octet, {@code ldb}. */
    BYTE(Opcode.B, 1);

    private final int code;
    private final int octets;

    LoadSize(int code, int octets) {
        this.code = code;
        this.octets = octets;
    }

    int code() {
        return code;
    }

    /** {@return the number of octets read: 4, 2 or 1} */
    public int octets() {
        return octets;
    }
}
