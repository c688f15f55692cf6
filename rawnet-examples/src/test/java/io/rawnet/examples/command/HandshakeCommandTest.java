package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InPrivateNetwork
class HandshakeCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void completesAgainstSocatWithoutAFirewallRule(String address, PrivateNetwork network) throws Exception {
        Requirements.requireTool("socat");
        String family = address.contains(":") ? "TCP6-LISTEN" : "TCP4-LISTEN";
        network.local().start("socat", family + ":7777,reuseaddr,fork", "EXEC:cat");
        awaitListener(network, address, 7777);

        Result result = Shell.run("handshake", address, "7777", "--message", "hello raw");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("received \"hello raw\"").endsWith("closed by both sides\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void needsNoCapabilityButNetRaw(String address, PrivateNetwork network) throws Exception {
        Requirements.requireTool("socat");
        Requirements.requireTool("setpriv");
        String family = address.contains(":") ? "TCP6-LISTEN" : "TCP4-LISTEN";
        network.local().start("socat", family + ":7777,reuseaddr,fork", "EXEC:cat");
        awaitListener(network, address, 7777);

        List<String> words = new ArrayList<>(List.of(
                "setpriv", "--bounding-set=-all,+net_raw", "--inh-caps=-all,+net_raw", "--ambient-caps=-all,+net_raw"));
        words.addAll(ThisProgram.commandLine(List.of("handshake", address, "7777", "--message", "hello raw")));
        Process command = network.start(words.toArray(String[]::new));
        String said = Tool.output(command);

        assertThat(command.waitFor()).as(said).isZero();
        assertThat(said).contains("received \"hello raw\"").endsWith("closed by both sides");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "nft"})
    void completesWithEachGuard(String guard, PrivateNetwork network) throws Exception {
        if (guard.equals("nft")) {
            Requirements.requireTool("nft");
        }
        try (EchoServer server = EchoServer.start(network.peer(), 7)) {
            Result result =
                    Shell.run("handshake", "10.0.0.2", "" + server.port(), "--message", "hello", "--guard", guard);

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(result.out()).contains("received \"hello\"").endsWith("closed by both sides\n");
        }
    }

    @Test
    void losesItsConnectionWithoutAGuard(PrivateNetwork network) throws Exception {
        try (EchoServer server = EchoServer.start(network.peer(), 7)) {
            Result result =
                    Shell.run("handshake", "10.0.0.2", "" + server.port(), "--message", "hello", "--guard", "none");

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("without a guard the kernel answers its SYN+ACK with RST");
        }
    }

    @Test
    void saysThatNobodyListens() {
        Result result = Shell.run("handshake", "-q", "127.0.0.1", "9");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("rawnet handshake: 127.0.0.1 port 9: Connection refused: nobody listens there\n");
    }

    @Test
    void sendsALostSynAgain(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nft");
        Host peer = network.peer();
        nft(peer, "add table ip t");
        nft(peer, "add chain ip t c { type filter hook input priority 0; }");
        nft(peer, "add rule ip t c tcp dport 7777 drop");
        try (EchoServer server = EchoServer.start(peer, 7777);
                LinkChannel syns = peer.call(() -> LinkChannel.open(
                        LinkMode.RAW,
                        LinkInterface.byIndex(peer.interfaceIndex()),
                        LinkChannel.ALL_PROTOCOLS,
                        FilterCompiler.compile("tcp dst port 7777", SocketKind.PACKET_RAW)))) {
            Future<Result> result = network.local()
                    .background(() -> Shell.run("handshake", "10.0.0.2", "" + server.port(), "--message", "late"));
            syns.receive();
            nft(peer, "delete table ip t");

            Result done = result.get(30, TimeUnit.SECONDS);
            assertThat(done.status()).as(done.err()).isZero();
            assertThat(done.out().lines().filter(line -> line.contains("7777 [S] seq")))
                    .hasSizeGreaterThan(1);
        }
    }

    private static void nft(Host host, String command) throws Exception {
        assertThat(Tool.output(host.start(("nft " + command).split(" ")))).isEmpty();
    }

    private static void awaitListener(PrivateNetwork network, String address, int port) throws Exception {
        for (int attempt = 0; attempt < 1000; attempt++) {
            try {
                new Socket(address, port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nobody listens on " + port + " in " + network);
    }
}
