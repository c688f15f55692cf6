package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code rawnet generate-completion}, sourced by shells. */
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsOptionsValuesAndFiles() throws Exception {
        Files.createFile(folder.resolve("web.pcap"));

        assertThat(completedBy("bash", """
                complete -p rawnet
                compopt() { :; } # no terminal, no completion under way
                answer() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                    _complete_rawnet; echo "${COMPREPLY[@]}"; }
                answer rawnet tra
                answer rawnet ping --cou
                answer rawnet ping --mtu-discovery D
                answer rawnet read we
                """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("complete ").endsWith("-F _complete_rawnet rawnet"),
                        line -> assertThat(line).isEqualTo("traceroute"),
                        line -> assertThat(line).isEqualTo("--count"),
                        line -> assertThat(line.split(" ")).containsExactlyInAnyOrder("DO", "DONT"),
                        line -> assertThat(line).isEqualTo("web.pcap"));
    }

    @Test
    void zshKnowsTheScriptToo() throws Exception {
        assertThat(completedBy("zsh", "echo $_comps[rawnet]\n"))
                .singleElement()
                .asString()
                .contains("_complete_rawnet");
    }

    /** {@return the lines that a shell prints which has sourced the script} */
    private List<String> completedBy(String shell, String commands) throws IOException {
        Requirements.requireTool(shell);
        Path script = folder.resolve("script");
        Files.writeString(script, Shell.run("generate-completion").out() + commands);
        Process process = new ProcessBuilder(shell, script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return Tool.output(process).lines().toList();
    }
}
