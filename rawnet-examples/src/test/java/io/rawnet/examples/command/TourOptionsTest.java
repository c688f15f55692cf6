package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.junit.Requirements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Parts of the tour, by the options of the command. */
class TourOptionsTest {
    private static final Path CRAFT_SYN =
            Path.of("src/main/java/io/rawnet/examples/experiment/transport/CraftSyn.java");

    @Test
    void listsTheStopsAndTheirPrograms() {
        Shell.Result result = Shell.run("tour", "--list");

        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).hasSize(66);
        assertThat(result.out())
                .contains(
                        " 9 Craft a SYN, and get the peer's SYN+ACK\n     article 3, experiment/transport/CraftSyn.java\n");
    }

    @Test
    void listsTheStopsOfOneArticle() {
        assertThat(Shell.run("tour", "--article", "3", "--list").out().lines())
                .filteredOn(line -> line.startsWith("     "))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.startsWith("     article 3, "));
    }

    @Test
    void printsAProgramAsAFileOfItsOwn() throws IOException {
        Shell.Result result = Shell.run("tour", "9", "--code");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .isEqualTo(Files.readString(CRAFT_SYN)
                        .replace("package io.rawnet.examples.experiment.transport;\n\n", ""));
    }

    @Test
    void namesEachOfSeveralPrograms() {
        assertThat(Shell.run("tour", "9", "1", "--code").out())
                .startsWith("// 1: experiment/transport/HearPing.java\nimport ")
                .contains("\n// 9: experiment/transport/CraftSyn.java\nimport ");
    }

    @Test
    void refusesAStopThatDoesNotExist() {
        Shell.Result result = Shell.run("tour", "34");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("rawnet tour: there is no stop 34: the tour has 1 to 33. Try 'rawnet tour --help'.\n");
        assertThat(Shell.run("tour", "--article", "6").err()).contains("there is no article 6: the tour has 1 to 5");
        assertThat(Shell.run("tour", "1", "--article", "3").err()).contains("none of these stops is of article 3");
    }

    @Test
    void waitsForEnterBeforeEachStop() {
        Requirements.requirePrivileged();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("\nq\n".getBytes()));
        try {
            Shell.Result result = Shell.run("tour", "14", "15", "--step");

            assertThat(result.status()).isZero();
            assertThat(result.out())
                    .containsOnlyOnce("   ok       ")
                    .endsWith("1 of 1 experiments worked, left out: the rest (you ended the tour)\n");
        } finally {
            System.setIn(before);
        }
    }
}
