package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.testkit.junit.Requirements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tour of somebody who may not make networks. */
class TourCommandTest {
    @BeforeEach
    void requireTools() {
        Requirements.requirePrivileged();
        Requirements.requireTool("setpriv");
        Requirements.requireTool("unshare");
    }

    @Test
    void runsInAUserNamespaceOfItsOwn() throws Exception {
        Requirements.requireTool("nft");
        String said = tour(0, Map.of());

        assertThat(said).startsWith("rawnet tour: not root, so it runs in a user namespace of its own\n");
        assertThat(said).doesNotContain("FAILED");
        String last = said.lines().reduce((before, line) -> line).orElseThrow();
        assertThat(last).matches("33 of 33 experiments worked, none was left out");
    }

    @Test
    void saysWhatItNeedsWhereUserNamespacesAreForbidden() throws Exception {
        // what the second run finds that got no rights from its namespace
        String said = tour(1, Map.of("RAWNET_IN_USER_NAMESPACE", "yes"));

        assertThat(said).contains("run it as root, or allow user namespaces").doesNotContain("Exception", "\tat ");
    }

    private static String tour(int status, Map<String, String> environment) throws Exception {
        // without this one capability the user with number 0, alone among all, may make no user namespace
        List<String> words = new ArrayList<>(List.of("setpriv", "--bounding-set=-all,+setfcap", "--inh-caps=-all"));
        words.addAll(ThisProgram.commandLine(List.of("tour")));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(status);
        return said;
    }
}
