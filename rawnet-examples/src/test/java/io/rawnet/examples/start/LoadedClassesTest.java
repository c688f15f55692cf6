package io.rawnet.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start has to wait for. */
@InPrivateNetwork
class LoadedClassesTest {
    private static final Pattern LOADED = Pattern.compile("(?m)^\\S* ?(io\\.rawnet\\.[\\w.$]+) source:");
    private static final Pattern OF_PING = Pattern.compile(
            "io\\.rawnet\\.examples\\.(Main|Subcommands|command\\.\\w+|tool\\.\\w+|tool\\.ping\\.\\w+)(\\$.*)?");

    @Test
    void pingLoadsNoClassOfAnotherCommand(PrivateNetwork network, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes");
        List<String> words = new ArrayList<>(ThisProgram.commandLine(List.of("ping", "-c", "1", "127.0.0.1")));
        words.add(1, "-Xlog:class+load:file=" + log + ":none");
        Process ping = network.start(words.toArray(String[]::new));
        assertThat(Tool.output(ping)).contains("1 packets transmitted, 1 received");

        List<String> loaded = LOADED.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(loaded).contains("io.rawnet.examples.command.PingCommand");
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("io.rawnet.examples."))
                .allMatch(name -> OF_PING.matcher(name).matches());
        assertThat(loaded)
                .filteredOn(name -> name.endsWith("Command"))
                .containsExactly("io.rawnet.examples.command.PingCommand");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("io.rawnet.pcap.") || name.startsWith("io.rawnet.testkit."));
    }
}
