package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command with standard input and output, as nc(1) is used. */
@InPrivateNetwork
class HandshakeRelayTest {
    private final InputStream in = System.in;
    private final PrintStream out = System.out;

    @AfterEach
    void giveStreamsBack() {
        System.setIn(in);
        System.setOut(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::2", "fe80::2%eth0"})
    void passesOctetsBothWaysUntilBothSidesHaveFinished(String host, PrivateNetwork network) throws Exception {
        byte[] sent = new byte[150_000];
        new Random(7).nextBytes(sent);
        try (EchoServer server = EchoServer.start(network.peer(), 7777)) {
            ByteArrayOutputStream got = standardStreams(sent);
            Result result = Shell.run("handshake", "-q", host, "" + server.port());

            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
            assertThat(got.toByteArray()).isEqualTo(sent);
        }
    }

    /** The text of the server alone is on standard output, control characters and all. */
    @Test
    void printsWhatTheServerSaysFirstAndEndsWithIt(PrivateNetwork network) throws Exception {
        String banner = "220 hello \u001B[31m\r\n";
        try (ServerSocket server = network.peer().call(() -> new ServerSocket(2525))) {
            Future<byte[]> heard = network.peer().background(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(banner.getBytes(StandardCharsets.US_ASCII));
                    return client.getInputStream().readNBytes(6);
                }
            });
            ByteArrayOutputStream got = standardStreams("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            Result result = Shell.run("handshake", "10.0.0.2", "2525");

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(got).hasToString(banner);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains("established with 10.0.0.2 port 2525")
                    .endsWith("closed by both sides\n");
            assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void givesASilentServerUpWhenAsked(PrivateNetwork network) throws Exception {
        try (ServerSocket server = network.peer().call(() -> new ServerSocket(2525))) {
            standardStreams(new byte[0]);
            Result result = Shell.run("handshake", "-q", "-w", "0.1", "10.0.0.2", "" + server.getLocalPort());

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).isEqualTo("rawnet handshake: the peer has sent nothing for 0.1 s\n");
        }
    }

    /** The kernel's own word that nobody answers on the link comes after three questions, a second apart unless told otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.99", "2001:db8::99"})
    void saysWhatSocatSaysOfAHostThatIsNotThere(String host, PrivateNetwork network) throws Exception {
        Requirements.requireTool("socat");
        String version = host.contains(":") ? "6" : "4";
        Sysctl.set(network.local(), "net.ipv" + version + ".neigh.eth0.retrans_time_ms", "50");
        String classic = Tool.output(network.start(
                "socat", "-", "TCP" + version + ":" + (version.equals("6") ? "[" + host + "]" : host) + ":80"));
        Result result = Shell.run("handshake", "-q", host, "80");

        assertThat(classic).contains("No route to host");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("rawnet handshake: " + host + " port 80: No route to host: Destination");
    }

    /** The rule goes with the command, also where that has no time to remove it. */
    @Test
    void theFirewallRuleIsGoneAfterASignal(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nft");
        try (ServerSocket server = network.peer().call(() -> new ServerSocket(2525))) {
            List<String> words = ThisProgram.commandLine(
                    List.of("handshake", "10.0.0.2", "" + server.getLocalPort(), "--guard", "nft"));
            Process ended = network.start(words.toArray(String[]::new));
            Process killed = network.start(words.toArray(String[]::new));
            Tool.awaitLine(ended, "established with");
            Tool.awaitLine(killed, "established with");
            assertThat(tables(network)).hasSize(2).allMatch(table -> table.contains("rawnet_port_"));

            // SIGTERM, and SIGKILL
            ended.destroy();
            killed.destroyForcibly();
            assertThat(ended.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ended.exitValue()).isEqualTo(1);
            for (int tries = 0; !tables(network).isEmpty() && tries < 1000; tries++) {
                // nft reads the end of its input a moment after the command was killed
                Thread.sleep(20);
            }
            assertThat(tables(network)).isEmpty();
        }
    }

    private static List<String> tables(PrivateNetwork network) throws Exception {
        return Tool.output(network.start("nft", "list", "tables")).lines().toList();
    }

    private static ByteArrayOutputStream standardStreams(byte[] input) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        return output;
    }
}
