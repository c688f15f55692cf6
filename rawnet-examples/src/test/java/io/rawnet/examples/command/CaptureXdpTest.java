package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.command.Shell.Started;
import io.rawnet.examples.tool.Json;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What capture takes away from the kernel, and what it leaves it. */
@InPrivateNetwork
@Timeout(60)
class CaptureXdpTest {
    private static final int TAKEN = 5555;
    private static final int LEFT = 5556;
    private static final int PACKETS = 100;
    private static final String TELLS = "the kernel does not get what the expression accepts\n";

    @TempDir
    private Path folder;

    @Test
    @Requires({Requirements.BPF, "tshark"})
    void takesWhatTheExpressionAcceptsAndLeavesTheKernelAllElse(PrivateNetwork network) throws Exception {
        Path file = folder.resolve("taken.pcapng");
        try (EchoServer echo = EchoServer.start(network.local(), 7);
                DatagramSocket taken = new DatagramSocket(TAKEN);
                DatagramSocket left = new DatagramSocket(LEFT)) {
            Started capturing = Shell.start(
                    "capture", "--xdp", "-i", "eth0", "-c", "" + PACKETS, "-w", file.toString(), "udp port " + TAKEN);
            capturing.awaitNotice(TELLS);
            network.peer().run(() -> sendAndTalk(network, echo.port()));
            Result result = capturing.get(20, TimeUnit.SECONDS);

            assertThat(result.status()).isZero();
            assertThat(result.err())
                    .startsWith("rawnet capture: listening on eth0, LINKTYPE_ETHERNET, AF_XDP (driver, 1 queue)\n")
                    .endsWith(PACKETS + " packets captured\n" + PACKETS
                            + " packets received by filter\n0 packets dropped by kernel\n");
            left.setSoTimeout(10_000);
            for (int packet = 0; packet < PACKETS; packet++) {
                assertThat(numberOf(left)).isEqualTo(packet);
            }
            // what comes behind the end is the kernel's again, and the first that it has got
            network.peer().run(() -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    send(socket, network, TAKEN, 77);
                }
            });
            taken.setSoTimeout(10_000);
            assertThat(numberOf(taken)).isEqualTo(77);
        }
        String read = Tool.output(
                network.start("tshark", "-r", file.toString(), "-T", "fields", "-e", "udp.dstport", "-e", "data.data"));
        assertThat(read.lines().filter(line -> line.startsWith(TAKEN + "\t"))).hasSize(PACKETS);
    }

    /** Datagrams to both ports, and between them a connection that answers every line. */
    private static void sendAndTalk(PrivateNetwork network, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket();
                Socket connection = new Socket(network.local().ipv4Address(), port)) {
            for (int packet = 0; packet < PACKETS; packet++) {
                send(socket, network, TAKEN, packet);
                send(socket, network, LEFT, packet);
                byte[] line = ("line " + packet).getBytes(StandardCharsets.US_ASCII);
                connection.getOutputStream().write(line);
                assertThat(connection.getInputStream().readNBytes(line.length)).isEqualTo(line);
            }
        }
    }

    private static void send(DatagramSocket socket, PrivateNetwork network, int port, int number) throws IOException {
        socket.send(new DatagramPacket(
                new byte[] {(byte) number},
                1,
                new InetSocketAddress(network.local().ipv4Address(), port)));
    }

    private static int numberOf(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[9], 9);
        socket.receive(packet);
        return packet.getData()[0];
    }

    @Test
    @Requires({Requirements.BPF, "ip"})
    void receivesAllQueuesAndCountsEach(PrivateNetwork network) throws Exception {
        addCableWithTwoQueues(network);
        Started capturing = Shell.start("capture", "--xdp", "-i", "x0", "--json", "-s", "50", "-c", "12", "udp");
        capturing.awaitNotice("AF_XDP (driver, 2 queues)");
        for (int queue = 0; queue < 2; queue++) {
            String send = "send udp 10.9.0.9 -I x1 --xdp --queue " + queue + " -c " + (5 + 2 * queue)
                    + " --destination-mac 02:00:00:00:00:01 --source 10.9.0.1 --payload 123456789";
            assertThat(Shell.run(send.split(" ")).status()).isZero();
        }
        Result result = capturing.get(20, TimeUnit.SECONDS);

        List<Map<String, Object>> lines = Json.lines(result.out());
        assertThat(lines).hasSize(15);
        assertThat(lines.get(0))
                .containsEntry("interface", "x0")
                .containsEntry("direction", "in")
                .containsEntry("capturedLength", 50L)
                .containsEntry("originalLength", 51L);
        List<Object> received = new ArrayList<>();
        for (Map<String, Object> line : lines.subList(12, 14)) {
            assertThat(line).containsEntry("type", "xdpStatistics").containsEntry("dropped", 0L);
            received.add(line.get("received"));
        }
        assertThat(received).containsExactly(5L, 7L);
        assertThat(lines.get(14)).containsEntry("type", "statistics").containsEntry("received", 12L);
    }

    private static void addCableWithTwoQueues(PrivateNetwork network) throws IOException {
        String end = " numrxqueues 2 numtxqueues 2";
        for (String words : List.of(
                "ip link add x0" + end + " type veth peer name x1" + end,
                "ip addr add 10.9.0.1/24 dev x1",
                "ip link set x0 up",
                "ip link set x1 up")) {
            assertThat(Tool.output(network.start(words.split(" ")))).isEmpty();
        }
    }

    @Test
    @Requires(Requirements.BPF)
    void staysWhenTheInterfaceGoesDownAndEndsWhenItIsRemoved(PrivateNetwork network) throws Exception {
        Started capturing = Shell.start("capture", "--xdp", "-i", "eth0", "-n", "udp port " + TAKEN);
        int index = network.local().interfaceIndex();
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.setDown(index);
            capturing.awaitNotice("eth0 is down: the capture goes on when it is up again\n");
            changes.setUp(index);
            capturing.awaitNotice("eth0 is up again\n");
            changes.remove(index);
        }
        Result result = capturing.get(20, TimeUnit.SECONDS);

        assertThat(result.err()).containsOnlyOnce("eth0 is down").contains("0 packets dropped by kernel\n");
        assertThat(result.err().lines())
                .last()
                .isEqualTo("rawnet capture: interface eth0 was removed, which ends the capture");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    @Requires({Requirements.PRIVILEGED, "setpriv"})
    void anOrdinaryUserIsToldTheThreeCapabilitiesInOneLine(PrivateNetwork network) throws Exception {
        List<String> words = new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        words.addAll(ThisProgram.commandLine(List.of("capture", "--xdp", "-i", "eth0", "udp")));
        Process refused = new ProcessBuilder(words).redirectErrorStream(true).start();

        assertThat(Tool.output(refused))
                .hasLineCount(1)
                .startsWith("rawnet capture: ")
                .contains("CAP_NET_RAW, CAP_BPF, CAP_NET_ADMIN")
                .doesNotContain("Exception");
        assertThat(refused.waitFor()).isEqualTo(1);
    }
}
