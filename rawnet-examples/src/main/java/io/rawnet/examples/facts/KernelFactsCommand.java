package io.rawnet.examples.facts;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rawnet kernel-facts}: measures each statement on this kernel. Exit status 0 if everything could be measured, else 1. */
@Command(
        name = "kernel-facts",
        mixinStandardHelpOptions = true,
        description =
                "Measures on this kernel, in private networks, what articles and manual pages say about raw sockets.")
public final class KernelFactsCommand implements Callable<Integer> {
    @Option(
            names = "--markdown",
            description = "Write the page docs/kernel-facts.md instead of a table for the terminal.")
    private boolean markdown;

    @Spec
    private CommandSpec command;

    /** Made by picocli. */
    public KernelFactsCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        FactsTable table = markdown ? new MarkdownTable() : new PlainTable();
        Map<Verdict, Integer> tally = FactsTable.emptyTally();
        boolean measuredAll = true;
        table.begin(out);
        for (KernelFact fact : KernelFacts.all()) {
            try {
                Finding finding = fact.measure();
                tally.merge(finding.verdict(), 1, Integer::sum);
                table.row(out, fact, finding);
            } catch (Exception unmeasurable) {
                measuredAll = false;
                command.commandLine().getErr().println("could not measure: " + fact + " " + unmeasurable.getMessage());
            }
            out.flush();
        }
        table.end(out, tally);
        out.flush();
        return measuredAll ? 0 : 1;
    }
}
