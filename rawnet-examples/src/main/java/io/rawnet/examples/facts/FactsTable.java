package io.rawnet.examples.facts;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Writes statements and findings as people read them, one row after the other. */
sealed interface FactsTable permits PlainTable, MarkdownTable {
    /** Writes what comes before the rows. */
    void begin(PrintWriter out);

    /** Writes a statement that was measured. */
    void row(PrintWriter out, KernelFact fact, Finding finding);

    /** Writes what comes after the rows, {@code counts} being how many statements had each verdict. */
    void end(PrintWriter out, Map<Verdict, Integer> counts);

    /** {@return a tally of verdicts, with each verdict in it} */
    static Map<Verdict, Integer> emptyTally() {
        Map<Verdict, Integer> tally = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            tally.put(verdict, 0);
        }
        return tally;
    }

    /** {@return for instance {@code 36 true, 8 false, 6 depend}} */
    static String summary(Map<Verdict, Integer> tally) {
        return tally.get(Verdict.TRUE) + " true, " + tally.get(Verdict.FALSE) + " false, " + tally.get(Verdict.DEPENDS)
                + " true in some cases only";
    }
}
