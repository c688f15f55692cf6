package io.rawnet.bpf.ebpf;

/** The parts that an instruction's 8-bit code is put together from ({@code linux/bpf_common.h}, {@code linux/bpf.h}). */
final class EbpfOpcode {
    static final int LD = 0x00;
    static final int LDX = 0x01;
    static final int ST = 0x02;
    static final int STX = 0x03;
    static final int ALU = 0x04;
    static final int JMP = 0x05;
    static final int JMP32 = 0x06;
    static final int ALU64 = 0x07;
    static final int CLASS_MASK = 0x07;

    static final int SIZE_MASK = 0x18;
    static final int DW = 0x18;

    static final int IMM = 0x00;
    static final int MEM = 0x60;

    static final int K = 0x00;
    static final int X = 0x08;
    static final int OPERATION_MASK = 0xf0;

    static final int NEG = 0x80;
    static final int END = 0xd0;
    static final int TO_LITTLE_ENDIAN = 0x00;
    static final int TO_BIG_ENDIAN = 0x08;

    static final int JA = 0x00;
    static final int CALL = 0x80;
    static final int EXIT = 0x90;

    static final int LOAD_CONSTANT = LD | IMM | DW;

    /** In the source register of {@link #LOAD_CONSTANT}: the constant is the descriptor of a map. */
    static final int PSEUDO_MAP_FD = 1;

    private EbpfOpcode() {}
}
