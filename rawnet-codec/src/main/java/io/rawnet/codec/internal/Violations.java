package io.rawnet.codec.internal;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** The rules that a header breaks, in the order in which they are looked at. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /**
     * {@return the violation of a header's only rule, or nothing}
     *
     * @param broken whether the rule is broken
     * @param clause the section with the rule
     * @param offset the offset of the field at fault from the header's first octet
     * @param explanation what is wrong
     */
    public static List<Violation> of(boolean broken, String clause, int offset, String explanation) {
        return broken ? List.of(new Violation(clause, offset, explanation)) : List.of();
    }

    /** {@return the violations so far} */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /**
     * Adds a violation.
     *
     * @param clause the section with the rule
     * @param offset the offset of the field at fault from the header's first octet
     * @param explanation what is wrong
     * @return this
     */
    public Violations add(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
        return this;
    }

    /**
     * Adds a violation if a rule is broken.
     *
     * @param broken whether it is broken
     * @param clause the section with the rule
     * @param offset the offset of the field at fault from the header's first octet
     * @param explanation what is wrong
     * @return this
     */
    public Violations addIf(boolean broken, String clause, int offset, String explanation) {
        return broken ? add(clause, offset, explanation) : this;
    }

    /**
     * Adds a violation if a multicast message is not about a group.
     *
     * @param suits whether its address may stand there
     * @param message what the RFC calls the message, for instance {@code report}
     * @param address the address
     * @param clause the section with the rule
     * @param offset the offset of the address from the header's first octet
     * @return this
     */
    public Violations addUnlessGroup(boolean suits, String message, Object address, String clause, int offset) {
        return suits ? this : add(clause, offset, "a " + message + " for " + address + ", which is not a group");
    }

    /**
     * Adds violations that were found elsewhere.
     *
     * @param more the violations
     * @return this
     */
    public Violations addAll(List<Violation> more) {
        found.addAll(more);
        return this;
    }

    /**
     * Adds a violation if bits that must be 0 are not.
     *
     * @param field what the RFC calls the bits, for instance {@code reserved}
     * @param bits the bits
     * @param clause the section with the rule
     * @param offset the offset of the field from the header's first octet
     * @return this
     */
    public Violations addUnlessZero(String field, long bits, String clause, int offset) {
        return addIf(bits != 0, clause, offset, field + " bits are set: 0x" + Long.toHexString(bits));
    }

    /**
     * Adds a violation if a length field that counts a header and what follows is less than the header, or more than what the
     * headers around it leave to it. A length of 0 leaves the length open.
     *
     * @param field what the RFC calls the field
     * @param length the field, in octets
     * @param header the length of the header in octets
     * @param context what surrounds the header
     * @param clause the section with the rule
     * @param offset the offset of the field from the header's first octet
     * @return this
     */
    public Violations addUnlessFits(
            String field, int length, int header, HeaderContext context, String clause, int offset) {
        int enclosing = header + context.impliedPayloadLength().orElse(0xFFFF);
        String comparison = length < header
                ? " is less than the header's " + header
                : " is more than the " + enclosing + " octets that enclose it";
        boolean wrong = length != 0 && length < header || length > enclosing;
        return addIf(wrong, clause, offset, field + " " + length + comparison);
    }

    /**
     * Adds a violation if the network header has another hop limit or time to live than it must have.
     *
     * @param context what stands before the header
     * @param field what the network header calls it
     * @param expected the value that it must have
     * @param clause the section with the rule
     * @return this
     */
    public Violations addUnlessHops(HeaderContext context, String field, int expected, String clause) {
        int hops = context.remainingHops().orElse(expected);
        return addIf(hops != expected, clause, 0, field + " is " + hops + ", not " + expected);
    }
}
