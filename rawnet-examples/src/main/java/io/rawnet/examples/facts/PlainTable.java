package io.rawnet.examples.facts;

import java.io.PrintWriter;
import java.util.Map;

/** The table for a terminal: the verdict in front, and below each statement what was seen. */
record PlainTable() implements FactsTable {
    private static final String ROW = "%-8s %-10s %s%n";
    private static final String BELOW = "%-8s %-10s   %s%n";

    @Override
    public void begin(PrintWriter out) {
        out.println("Linux " + System.getProperty("os.version"));
        out.println();
    }

    @Override
    public void row(PrintWriter out, KernelFact fact, Finding finding) {
        out.printf(ROW, finding.verdict(), fact.source(), fact.statement());
        out.printf(BELOW, "", "", finding.observed());
    }

    @Override
    public void end(PrintWriter out, Map<Verdict, Integer> counts) {
        out.println();
        out.println(FactsTable.summary(counts));
    }
}
