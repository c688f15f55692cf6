package io.rawnet.bpf.ebpf;

/** How many octets a load or store moves, in the machine's byte order. */
public enum MemorySize {
    /** One octet, {@code u8}. */
    U8(0x10),
    /** Two octets, {@code u16}. */
    U16(0x08),
    /** Four octets, {@code u32}. */
    U32(0x00),
    /** Eight octets, {@code u64}. */
    U64(EbpfOpcode.DW);

    private final int code;

    MemorySize(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** {@return the number of octets: 1, 2, 4 or 8} */
    public int octets() {
        return 1 << ordinal();
    }
}
