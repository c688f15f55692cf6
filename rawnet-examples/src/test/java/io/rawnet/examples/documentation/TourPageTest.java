package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.Main;
import io.rawnet.examples.tour.Itinerary;
import io.rawnet.examples.tour.lab.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** docs/tour.md, beside the tour. */
class TourPageTest {
    private static final Path PAGE = Pages.docs("tour.md");

    @Test
    void listsEachStopWithItsArticleAndProgram() throws IOException {
        List<String> stops = new ArrayList<>();
        Itinerary.all().forEach(stop -> stops.add(row(stops.size() + 1, stop.card())));

        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
        assertThat(rows).isEqualTo(stops);
    }

    @Test
    void namesEachOption() throws IOException {
        String page = Files.readString(PAGE);
        for (OptionSpec option :
                Main.commandLine().getSubcommands().get("tour").getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                assertThat(page).contains("| `" + option.longestName());
            }
        }
    }

    private static String row(int number, Card card) {
        String name = card.program().getSimpleName();
        String file = card.program().getName().replace('.', '/') + ".java";
        return String.format(
                "| %d | %s | %d | [`%s`](../rawnet-examples/src/main/java/%s) |",
                number, card.title().replace("|", "\\|"), card.article().number(), name, file);
    }
}
