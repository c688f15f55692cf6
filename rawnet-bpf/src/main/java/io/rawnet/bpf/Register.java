package io.rawnet.bpf;

/** A register of the classic BPF machine; each holds 32 bits and is 0 when a program starts. */
public enum Register {
    /** The accumulator: arithmetic, comparisons and packet loads work on it. */
    A,
    /** The index register: the second operand, and the base of indirect loads. */
    X
}
