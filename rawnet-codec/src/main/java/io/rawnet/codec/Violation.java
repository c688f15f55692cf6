package io.rawnet.codec;

import java.util.Objects;

/**
 * A rule that a structurally sound packet breaks.
 *
 * @param clause the rule's source, for instance {@code RFC 9293 3.1}
 * @param offset the offset in octets of the field that breaks it
 * @param explanation what was found and what the rule asks for, for a person
 */
public record Violation(String clause, int offset, String explanation) {

    public Violation {
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(explanation, "explanation");
    }

    /**
     * {@return the same violation, seen from further out}
     *
     * @param octets how far this header lies behind the new origin
     */
    public Violation movedBy(int octets) {
        return new Violation(clause, offset + octets, explanation);
    }

    @Override
    public String toString() {
        return "octet " + offset + ": " + explanation + " (" + clause + ")";
    }
}
