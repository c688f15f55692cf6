package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.Main;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of each command, as {@code --help} prints it. */
class HelpTest {
    private static final int COLUMNS = 80;
    private static final int WIDER_THAN_ANY_TEXT = 10_000;

    static Stream<String> names() {
        return Stream.concat(Stream.of("rawnet"), Main.commandLine().getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("names")
    void fitsATerminalOf80ColumnsAndBreaksNoWord(String name) {
        String help = command(name).getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(help.lines()).allMatch(line -> line.length() <= COLUMNS).hasSizeGreaterThan(4);
        assertThat(words(help))
                .isEqualTo(words(command(name)
                        .setUsageHelpWidth(WIDER_THAN_ANY_TEXT)
                        .getUsageMessage(CommandLine.Help.Ansi.OFF)));
    }

    private static CommandLine command(String name) {
        CommandLine rawnet = Main.commandLine();
        return name.equals("rawnet") ? rawnet : rawnet.getSubcommands().get(name);
    }

    private static List<String> words(String help) {
        return Stream.of(help.split("\\s+")).sorted().toList();
    }
}
