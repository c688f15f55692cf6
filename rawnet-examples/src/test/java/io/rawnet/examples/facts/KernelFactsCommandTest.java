package io.rawnet.examples.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.junit.Requirements;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KernelFactsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();
    private final CommandLine command = new CommandLine(new KernelFactsCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error));

    /** Each fact is measured, and stands on the page as it was found. */
    @Test
    void writesThePageOfTheDocumentation() throws Exception {
        Requirements.requirePrivileged();
        assertThat(command.execute("--markdown")).isZero();
        assertThat(error.toString()).isEmpty();
        assertThat(out.toString().lines())
                .containsExactlyElementsOf(Files.readAllLines(Path.of("..", "docs", "kernel-facts.md")));
    }

    @Test
    void describesItself() {
        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString()).contains("kernel-facts", "--markdown");
    }
}
