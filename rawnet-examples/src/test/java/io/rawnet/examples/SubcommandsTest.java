package io.rawnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class SubcommandsTest {
    @Test
    void aCommandLineKnowsTheCommandThatItBeginsWithAlone() {
        for (String name : Subcommands.NAMES) {
            assertThat(Main.commandLine(name, "--help").getSubcommands().keySet())
                    .containsExactly(name);
        }
    }

    @Test
    void anyOtherCommandLineKnowsAllCommands() {
        List<String> all = new ArrayList<>(Subcommands.NAMES);
        all.addAll(List.of("generate-completion", "help"));

        for (String[] line : new String[][] {{}, {"--help"}, {"help", "ping"}, {"generate-completion"}, {"pign"}}) {
            assertThat(Main.commandLine(line).getSubcommands().keySet())
                    .as(Arrays.toString(line))
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void eachClassOfACommandIsOneOfThem() throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            classes.add(command.getCommandSpec().userObject().getClass());
        }
        assertThat(classes).containsAll(commandClasses());
    }

    private static List<Class<?>> commandClasses() throws IOException, ClassNotFoundException {
        Path root = Path.of("target/classes");
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> file.toString().endsWith("Command.class"))
                    .toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceFirst("[.]class$", "");
                Class<?> type = Class.forName(name);
                if (type.isAnnotationPresent(Command.class)) {
                    found.add(type);
                }
            }
        }
        assertThat(found).hasSize(Subcommands.NAMES.size());
        return found;
    }
}
