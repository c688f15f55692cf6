package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.pcap.InterfaceStatisticsBlock;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapngReader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that listen, send and capture, with a peer whose kernel and tools are not ours. */
@InPrivateNetwork
class PacketCommandsTest {
    private static final String PEER = "10.0.0.2";
    private static final String LOCAL = "10.0.0.1";

    @TempDir
    Path folder;

    @Test
    void listenPrintsThePingOfARealPing(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ping");
        Future<Result> listening = Shell.start("listen", "icmp", "-n", "--address", LOCAL, "-c", "2", "--hex");
        network.peer().start("ping", "-c", "2", "-i", "0.2", LOCAL);

        Result result = listening.get(30, TimeUnit.SECONDS);
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("  " + PEER + " > " + LOCAL + "  ICMP echo request id ")
                .contains("seq 1")
                .contains("seq 2");
        assertThat(result.out())
                .contains("00000000  08 00 ")
                .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\d[.]\\d{6}  " + PEER);
    }

    @Test
    void listenPrintsTheIpHeaderToo(PrivateNetwork network) throws Exception {
        Future<Result> listening = Shell.start("listen", "udp", "-n", "--count", "1", "--with-ip-header");
        network.peer().run(() -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[5], 5, network.local().ipv4Address(), 4000));
            }
        });

        assertThat(listening.get(30, TimeUnit.SECONDS).out())
                .contains("IPv4 " + PEER + " > " + LOCAL + " UDP ttl 64")
                .contains(" > 4000 length 13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport", "ip", "link"})
    void sendReachesAnOrdinarySocketFromEachLayer(String layer, PrivateNetwork network) throws Exception {
        try (DatagramSocket socket = network.peer().call(() -> new DatagramSocket(4000))) {
            socket.setSoTimeout(30_000);
            Result result = Shell.run(
                    "send",
                    "udp",
                    PEER,
                    "--layer",
                    layer,
                    "--port",
                    "4000",
                    "--source-port",
                    "4001",
                    "--payload",
                    "hello");
            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();

            DatagramPacket datagram = new DatagramPacket(new byte[100], 100);
            socket.receive(datagram);
            assertThat(new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
            assertThat(datagram.getPort()).isEqualTo(4001);
            assertThat(datagram.getAddress()).isEqualTo(network.local().ipv4Address());
        }
    }

    @Test
    void sendsEveryFieldThatWasAskedFor(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.peer()
                .start("tcpdump", "-nvv", "-c", "1", "-i", "eth0", "--immediate-mode", "tcp[tcpflags] & tcp-push != 0");
        awaitLine(tcpdump, "listening on");
        Result result = Shell.run(
                "send",
                "tcp",
                PEER,
                "--layer",
                "ip",
                "--source",
                "10.0.0.99",
                "--ttl",
                "7",
                "--tos",
                "8",
                "--id",
                "4242",
                "--df",
                "--source-port",
                "1234",
                "--port",
                "4321",
                "--flags",
                "SPA",
                "--seq",
                "100",
                "--ack",
                "200",
                "--window",
                "300",
                "--options",
                "mss=1000,sackOK,timestamps=11/22,nop,wscale=3",
                "--payload-hex",
                "cafe");
        assertThat(result.status()).as(result.err()).isZero();

        assertThat(tcpdump.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String seen = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(seen)
                .contains("tos 0x8", "ttl 7", "id 4242", "flags [DF]")
                .contains("10.0.0.99.1234 > 10.0.0.2.4321: Flags [SP.], cksum", "(correct)")
                .contains("seq 100:102, ack 200, win 300")
                .contains("[mss 1000,sackOK,TS val 11 ecr 22,nop,wscale 3]");
    }

    @Test
    void tcpdumpReadsWhatCaptureWrote(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        String file = folder.resolve("two.pcap").toString();
        Future<Result> capturing = Shell.start("capture", "-i", "eth0", "--count", "2", "-w", file, "icmp");
        assertThat(Shell.run("ping", PEER, "--count", "1").status()).isZero();
        Result captured = capturing.get(30, TimeUnit.SECONDS);
        assertThat(captured.status()).as(captured.err()).isZero();
        assertThat(captured.err())
                .contains("2 packets captured\n", "2 packets received by filter\n", "0 packets dropped by kernel\n");

        Process tcpdump = network.local().start("tcpdump", "-nr", file);
        assertThat(new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("IP 10.0.0.1 > 10.0.0.2: ICMP echo request")
                .contains("IP 10.0.0.2 > 10.0.0.1: ICMP echo reply");
        assertThat(Shell.run("read", "-n", file, "icmp[icmptype]", "==", "0").out())
                .contains("IPv4 10.0.0.2 > 10.0.0.1 ICMP")
                .doesNotContain("echo request")
                .hasLineCount(1);
    }

    @Test
    void captureWritesInterfaceDirectionAndStatisticsToPcapng() throws Exception {
        Path file = folder.resolve("two.pcapng");
        Future<Result> capturing = Shell.start("capture", "-i", "eth0", "--count", "2", "-w", file.toString(), "icmp");
        assertThat(Shell.run("ping", PEER, "--count", "1").status()).isZero();
        Result captured = capturing.get(30, TimeUnit.SECONDS);
        assertThat(captured.status()).as(captured.err()).isZero();

        try (PcapngReader reader = (PcapngReader) CaptureReader.open(file)) {
            CapturedPacket request = reader.read().orElseThrow();
            assertThat(request.captureInterface().name()).contains("eth0");
            assertThat(request.flags()).contains(PacketFlags.of(PacketFlags.Direction.OUTBOUND));
            assertThat(reader.read().orElseThrow().flags()).contains(PacketFlags.of(PacketFlags.Direction.INBOUND));
            InterfaceStatisticsBlock statistics =
                    (InterfaceStatisticsBlock) reader.readBlock().orElseThrow();
            assertThat(statistics.received()).hasValue(2);
            assertThat(statistics.dropped()).hasValue(0);
        }
    }

    @Test
    void captureWritesEachPacketAtOnceWhenAsked(PrivateNetwork network) throws Exception {
        Path file = folder.resolve("growing.pcap");
        Future<Result> capturing = Shell.start(
                "capture", "-i", "eth0", "--count", "3", "-w", file.toString(), "--packet-buffered", "icmp");
        assertThat(Shell.run("ping", PEER, "--count", "1").status()).isZero();
        String read = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!read.contains("echo reply") && System.nanoTime() < end) {
            read = Shell.run("read", file.toString()).out();
        }
        assertThat(read).contains("echo request").contains("echo reply");
        assertThat(capturing.isDone()).isFalse();
        assertThat(Shell.run("ping", PEER, "--count", "1").status()).isZero();
        assertThat(capturing.get(30, TimeUnit.SECONDS).status()).isZero();
    }

    @Test
    void captureKeepsOutWhatTheExpressionDoesNotName() throws Exception {
        Future<Result> capturing = Shell.start("capture", "-n", "--count", "1", "--hex", "udp", "port", "4000");
        Shell.run("ping", PEER, "--count", "1");
        Shell.run("send", "udp", PEER, "--port", "4000", "--payload", "wanted");

        assertThat(capturing.get(30, TimeUnit.SECONDS).out())
                .contains(" > 4000 length 14 | 6 octets")
                .contains("wanted")
                .doesNotContain("ICMP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::2"})
    void pingGetsAnswers(String address) {
        Result result = Shell.run("ping", address, "--count", "2", "--interval", "0.5");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("64 bytes from " + address + ": icmp_seq=1 ttl=64 time=")
                .contains(": icmp_seq=2 ttl=64 time=")
                .contains("2 packets transmitted, 2 received, 0% packet loss, time ");
    }

    @Test
    void pingToNobodyEndsWithOne() {
        Result result = Shell.run("ping", "10.0.0.99", "--count", "1", "--timeout", "0.1");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo("PING 10.0.0.99 (10.0.0.99) 56(84) bytes of data.\n\n--- 10.0.0.99 ping statistics ---\n"
                        + "1 packets transmitted, 0 received, 100% packet loss, time 0ms\n\n");
    }

    private static void awaitLine(Process process, String part) throws Exception {
        StringBuilder said = new StringBuilder();
        int octet = process.getInputStream().read();
        while (octet >= 0 && !(said.indexOf(part) >= 0 && octet == '\n')) {
            said.append((char) octet);
            octet = process.getInputStream().read();
        }
        assertThat(said).contains(part);
    }
}
