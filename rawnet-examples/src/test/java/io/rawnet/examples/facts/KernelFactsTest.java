package io.rawnet.examples.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of the facts. What it says of this kernel is measured by {@link KernelFactsCommandTest}. */
class KernelFactsTest {
    private static final Path PAGE = Path.of("..", "docs", "kernel-facts.md");

    @Test
    void thePageHasTheStatementsInTheirOrderAndNoOthers() throws Exception {
        List<String> statements = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> line.split(" \\| ")[0].substring(2).replace("\\|", "|"))
                .toList();
        assertThat(statements)
                .isEqualTo(KernelFacts.all().stream().map(KernelFact::statement).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageCountsItsVerdicts() throws Exception {
        String page = Files.readString(PAGE);
        Map<Verdict, Integer> tally = FactsTable.emptyTally();
        for (Verdict verdict : Verdict.values()) {
            String cell = verdict == Verdict.TRUE ? " | true | " : " | **" + verdict + "** | ";
            tally.put(verdict, (int)
                    page.lines().filter(line -> line.contains(cell)).count());
        }
        assertThat(page).contains("\n" + FactsTable.summary(tally) + ".\n");
    }

    @Test
    void aFindingTellsWhatWasNotSeen() {
        assertThat(Finding.supportedBy(false, "it rains"))
                .isEqualTo(new Finding(Verdict.FALSE, "it is not so that it rains"));
        assertThat(Finding.contradictedBy(false, "it rains").verdict()).isEqualTo(Verdict.TRUE);
        assertThat(Finding.limitedBy(false, "it rains").verdict()).isEqualTo(Verdict.FALSE);
    }
}
