package io.rawnet.codec.internal;

import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** The rules that a header breaks, in the order in which they are looked at. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

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
}
