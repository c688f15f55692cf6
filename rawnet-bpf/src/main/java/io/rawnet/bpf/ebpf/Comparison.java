package io.rawnet.bpf.ebpf;

/** How a conditional jump compares its two operands; numbers are unsigned unless said otherwise. */
public enum Comparison {
    /** left == right. */
    EQUAL(0x10),
    /** left &gt; right. */
    GREATER(0x20),
    /** left &gt;= right. */
    GREATER_OR_EQUAL(0x30),
    /** (left &amp; right) != 0. */
    ANY_BIT_SET(0x40),
    /** left != right. */
    NOT_EQUAL(0x50),
    /** left &gt; right, both signed. */
    SIGNED_GREATER(0x60),
    /** left &gt;= right, both signed. */
    SIGNED_GREATER_OR_EQUAL(0x70),
    /** left &lt; right. */
    LESS(0xa0),
    /** left &lt;= right. */
    LESS_OR_EQUAL(0xb0),
    /** left &lt; right, both signed. */
    SIGNED_LESS(0xc0),
    /** left &lt;= right, both signed. */
    SIGNED_LESS_OR_EQUAL(0xd0);

    private final int code;

    Comparison(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
