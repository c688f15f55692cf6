package io.rawnet.examples.facts;

import java.io.PrintWriter;
import java.util.Map;

/** The page {@code docs/kernel-facts.md}: nothing in it depends on the kernel's version. */
record MarkdownTable() implements FactsTable {

    @Override
    public void begin(PrintWriter out) {
        out.println("""
                # Kernel facts

                What articles and manual pages say about raw sockets on Linux, and what the kernel does. Each row was measured in a
                private network by `rawnet kernel-facts`, which wrote this page too (`rawnet kernel-facts --markdown`); a test measures
                every row again and fails when the page says something else.

                | statement | source | verdict | measured |
                | --- | --- | --- | --- |""");
    }

    @Override
    public void row(PrintWriter out, KernelFact fact, Finding finding) {
        out.printf(
                "| %s | %s | %s | %s |%n",
                cell(fact.statement()), fact.source(), emphasized(finding.verdict()), cell(finding.observed()));
    }

    @Override
    public void end(PrintWriter out, Map<Verdict, Integer> counts) {
        out.println();
        out.println(FactsTable.summary(counts) + ".");
        out.println();
        out.println("## Sources");
        out.println();
        for (Source source : Source.values()) {
            out.println("- **" + source + "**: " + source.title());
        }
    }

    /** What is not as it is said must not be overlooked. */
    private static String emphasized(Verdict verdict) {
        return verdict == Verdict.TRUE ? verdict.toString() : "**" + verdict + "**";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
