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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start has to wait for. */
@InPrivateNetwork
class LoadedClassesTest {
    private static final Pattern LOADED = Pattern.compile("(?m)^\\S* ?(io\\.rawnet\\.[\\w.$]+) source:");
    private static final Pattern OF_PING = Pattern.compile(
            "io\\.rawnet\\.examples\\.(Main|Subcommands|command\\.\\w+|tool\\.\\w+|tool\\.ping\\.\\w+)(\\$.*)?");

    /** Both open their sockets and end at once. */
    @ParameterizedTest
    @ValueSource(strings = {"capture -i lo -w FOLDER", "send udp 127.0.0.1"})
    void nothingOfXdpIsLoadedWithoutTheOption(String line, PrivateNetwork network, @TempDir Path folder)
            throws Exception {
        List<String> loaded = loadedBy(line.replace("FOLDER", folder.toString()), network, folder);

        assertThat(loaded)
                .contains("io.rawnet.packet.LinkInterface")
                .noneMatch(name ->
                        name.startsWith("io.rawnet.xdp.") || name.contains(".XdpS") || name.contains("ThroughXdp"));
    }

    @Test
    void pingLoadsNoClassOfAnotherCommand(PrivateNetwork network, @TempDir Path folder) throws Exception {
        List<String> loaded = loadedBy("ping -c 1 127.0.0.1", network, folder);
        assertThat(loaded).contains("io.rawnet.examples.command.PingCommand");
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("io.rawnet.examples."))
                .allMatch(name -> OF_PING.matcher(name).matches());
        assertThat(loaded)
                .filteredOn(name -> name.endsWith("Command"))
                .containsExactly("io.rawnet.examples.command.PingCommand");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("io.rawnet.pcap.")
                        || name.startsWith("io.rawnet.testkit.")
                        || name.startsWith("io.rawnet.xdp."));
    }

    private static List<String> loadedBy(String line, PrivateNetwork network, Path folder) throws Exception {
        Path log = folder.resolve("classes");
        List<String> words = new ArrayList<>(ThisProgram.commandLine(List.of(line.split(" "))));
        words.add(1, "-Xlog:class+load:file=" + log + ":none");
        Tool.output(network.start(words.toArray(String[]::new)));
        return LOADED.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
