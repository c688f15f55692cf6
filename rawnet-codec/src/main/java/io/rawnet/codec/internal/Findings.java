package io.rawnet.codec.internal;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** The violations that were found so far in one header. */
public final class Findings {

    private final HeaderContext context;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Begins without any.
     *
     * @param context what stands before and behind the header
     */
    public Findings(HeaderContext context) {
        this.context = context;
    }

    /** {@return the violations in the order in which they were found} */
    public List<Violation> list() {
        return List.copyOf(violations);
    }

    /**
     * Adds a violation.
     *
     * @param clause the rule that is broken
     * @param offset the offset of the field at fault
     * @param explanation what is wrong
     */
    public void add(String clause, int offset, String explanation) {
        violations.add(new Violation(clause, offset, explanation));
    }

    /**
     * Adds violations.
     *
     * @param more the violations
     */
    public void addAll(List<Violation> more) {
        violations.addAll(more);
    }

    /**
     * Adds a violation where bits that must be 0 are not.
     *
     * @param field what the bits are called, for instance {@code reserved}
     * @param bits the bits
     * @param clause the rule that wants them to be 0
     * @param offset the offset of the field
     */
    public void checkZero(String field, long bits, String clause, int offset) {
        if (bits != 0) {
            add(clause, offset, field + " bits are set: 0x" + Long.toHexString(bits));
        }
    }

    /**
     * Adds a violation where reserved bits are not 0.
     *
     * @param bits the bits
     * @param clause the rule that wants them to be 0
     * @param offset the offset of the field
     */
    public void checkReserved(long bits, String clause, int offset) {
        checkZero("reserved", bits, clause, offset);
    }

    /**
     * Adds a violation where the network header has another hop limit or time to live than it must have.
     *
     * @param field what the network header calls it
     * @param expected the value that it must have
     * @param clause the rule that says so
     */
    public void checkHops(String field, int expected, String clause) {
        context.remainingHops().ifPresent(hops -> {
            if (hops != expected) {
                add(clause, 0, field + " is " + hops + ", not " + expected);
            }
        });
    }
}
