package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rawnet handshake --diagram}, whose pictures docs/kernel-resets.md has. */
@InPrivateNetwork
class HandshakeDiagramTest {
    private static final Pattern LABEL = Pattern.compile("<text class=\"label\".*>(.*)</text>");
    private static final Path PICTURES = Path.of("../docs/diagrams");

    @TempDir
    private Path folder;

    @Test
    void withoutAGuardTheKernelsResetIsDrawnToo(PrivateNetwork network) throws Exception {
        List<String> beginning = List.of("SYN seq 0", "SYN+ACK seq 0 ack 1", "RST seq 1, reset");

        assertThat(drawn(network, "none", 1)).startsWith(beginning.toArray(String[]::new));
        assertThat(labels(PICTURES.resolve("guard-none.svg"))).startsWith(beginning.toArray(String[]::new));
    }

    @Test
    void aGuardedConnectionIsDrawnFromItsSynToBothFins(PrivateNetwork network) throws Exception {
        for (List<String> labels : List.of(drawn(network, "filter", 0), labels(PICTURES.resolve("guard-filter.svg")))) {
            assertThat(labels)
                    .startsWith("SYN seq 0", "SYN+ACK seq 0 ack 1", "ACK seq 1 ack 1", "PSH+ACK seq 1 ack 1, 5 octets")
                    .endsWith("ACK seq 7 ack 7")
                    .filteredOn(label -> label.startsWith("FIN+"))
                    .hasSize(2);
            assertThat(labels).noneMatch(label -> label.contains("reset"));
        }
    }

    /** {@return what is written at the arrows of a connection to a server that sends everything back} */
    private List<String> drawn(PrivateNetwork network, String guard, int status) throws Exception {
        Path picture = folder.resolve(guard + ".svg");
        try (ServerSocket server = network.peer().call(() -> new ServerSocket(7777))) {
            network.peer().background(() -> echo(server));
            Shell.Result result = Shell.run(
                    "handshake",
                    "10.0.0.2",
                    "7777",
                    "--message",
                    "hello",
                    "--guard",
                    guard,
                    "--diagram",
                    picture.toString());
            assertThat(result.status()).as(result.err()).isEqualTo(status);
        }
        // what either side sends again when the other one is late counts once
        return labels(picture).stream().distinct().toList();
    }

    private static Void echo(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            client.getInputStream().transferTo(client.getOutputStream());
        }
        return null;
    }

    private static List<String> labels(Path picture) throws IOException {
        return LABEL.matcher(Files.readString(picture))
                .results()
                .map(label -> label.group(1))
                .toList();
    }
}
