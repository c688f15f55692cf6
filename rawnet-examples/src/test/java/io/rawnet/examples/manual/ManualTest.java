package io.rawnet.examples.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.Main;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.junit.Requirements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages that the build makes. */
class ManualTest {
    @TempDir
    private static Path folder;

    private static List<Path> files;

    @BeforeAll
    static void write() throws Exception {
        Manual.main(folder.toString(), "2026-11-22");
        try (Stream<Path> pages = Files.list(folder.resolve("man/man1"))) {
            files = pages.sorted().toList();
        }
    }

    @Test
    void eachCommandHasAPageThatNamesEachOfItsOptions() throws Exception {
        assertThat(files).hasSize(Main.commandLine().getSubcommands().size() + 1);
        for (var command : Main.commandLine().getSubcommands().entrySet()) {
            String page = Files.readString(folder.resolve("man/man1/rawnet-" + command.getKey() + ".1"));
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                assertThat(page).contains(option.longestName().replace("-", "\\-"));
            }
        }
    }

    @Test
    void mandocFindsNothingToComplainAbout() throws Exception {
        Requirements.requireTool("mandoc");
        List<String> words = new ArrayList<>(List.of("mandoc", "-T", "lint", "-W", "warning"));
        files.forEach(file -> words.add(file.toString()));
        Process lint = new ProcessBuilder(words).redirectErrorStream(true).start();

        assertThat(Tool.output(lint)).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }

    @Test
    void manShowsThePageOfPing() throws Exception {
        Requirements.requireTool("man");
        ProcessBuilder man = new ProcessBuilder(
                "man",
                "-l",
                "-P",
                "cat",
                folder.resolve("man/man1/rawnet-ping.1").toString());
        man.environment().putAll(Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8"));

        assertThat(Tool.output(man.redirectErrorStream(true).start()).lines())
                .contains("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO")
                .anyMatch(line -> line.strip().equals("-c, --count=N"))
                .allMatch(line -> line.length() <= 80);
    }
}
