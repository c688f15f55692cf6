package io.rawnet.bpf.filter;

import java.util.Arrays;

/** Why libpcap 1.10.3 refuses expressions that are compiled here, by the words of its refusal. */
enum LibpcapQuirk {
    /** Behind {@code mpls} it knows IPv4 and IPv6 only. Here no packet behind a label is of another protocol. */
    NO_OTHER_PROTOCOL_BEHIND_MPLS("unsupported protocol over mpls"),
    /**
     * It looks for a zero or for 32 and more on the right of {@code /}, {@code %} and the shifts, but looks at the first instruction that
     * computes the right side, constant or not: {@code 1 / ip[0]} divides by the offset, and {@code 1 << (155 - len)} shifts by 155.
     */
    TAKES_AN_OFFSET_FOR_THE_DIVISOR("division by zero"),
    /** As for the division. */
    TAKES_AN_OFFSET_FOR_THE_MODULUS("modulus by zero"),
    /** As for the division. */
    TAKES_AN_OPERAND_FOR_THE_SHIFT("shift by more than 31 bits");

    private final String words;

    LibpcapQuirk(String words) {
        this.words = words;
    }

    static boolean explains(String refusal) {
        return Arrays.stream(values()).anyMatch(quirk -> refusal.contains(quirk.words));
    }
}
