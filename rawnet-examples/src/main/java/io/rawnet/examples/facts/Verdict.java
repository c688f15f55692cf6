package io.rawnet.examples.facts;

import java.util.Locale;

/** What a measurement makes of a statement. */
enum Verdict {
    /** It is as the statement says. */
    TRUE,
    /** It is otherwise. */
    FALSE,
    /** It is so in some cases only; the finding says in which. */
    DEPENDS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
