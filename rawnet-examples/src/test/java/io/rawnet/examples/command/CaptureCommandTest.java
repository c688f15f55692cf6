package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Json;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.pcap.PcapHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people expect of a capture beside the packets. */
@InPrivateNetwork
@Timeout(60)
class CaptureCommandTest {
    private static final String PEER = "10.0.0.2";
    private static final MacAddress SENDER = MacAddress.of("02:00:00:00:00:09");

    @TempDir
    Path folder;

    @Test
    void allInterfacesHaveACookedHeaderWithTheInterface() throws Exception {
        Path file = folder.resolve("any.pcapng");
        Future<Result> saving = Shell.start("capture", "-i", "any", "-c", "4", "-w", file.toString(), "icmp");
        Future<Result> printing = Shell.start("capture", "-i", "any", "-c", "4", "-n", "icmp");
        ping(PEER);
        ping("127.0.0.1");

        assertThat(saving.get(30, TimeUnit.SECONDS).err()).contains("listening on any, LINKTYPE_LINUX_SLL2\n");
        assertThat(packets(file))
                .extracting(packet ->
                        packet.header(LinuxCookedHeader.class).orElseThrow().packetType())
                // what is sent on the loopback interface arrives there, and counts once
                .containsExactly(
                        LinuxCookedHeader.OUTGOING,
                        LinuxCookedHeader.HOST,
                        LinuxCookedHeader.HOST,
                        LinuxCookedHeader.HOST);
        assertThat(printing.get(30, TimeUnit.SECONDS).out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("  eth0 Out  IPv4 10.0.0.1 > 10.0.0.2 ICMP", "echo request"),
                        line -> assertThat(line).contains("  eth0 In  IPv4 10.0.0.2 > 10.0.0.1 ICMP", "echo reply"),
                        line -> assertThat(line).contains("  lo In  IPv4 127.0.0.1 > 127.0.0.1 ICMP", "echo request"),
                        line -> assertThat(line).contains("  lo In  ", "echo reply"));
    }

    @Test
    void directionSnapshotLengthAndLinkHeaderAreThoseOfTcpdump() throws Exception {
        Future<Result> received = Shell.start("capture", "-neQin", "-s60", "-c1", "icmp");
        Future<Result> sent = Shell.start("capture", "-nQ", "out", "-s", "34", "-c", "1", "icmp");
        ping(PEER);

        assertThat(received.get(30, TimeUnit.SECONDS).out())
                .hasLineCount(1)
                .contains("  Ethernet ", "echo reply", "[captured 60 of 98 octets]");
        assertThat(sent.get(30, TimeUnit.SECONDS).out())
                .hasLineCount(1)
                .doesNotContain("Ethernet")
                .contains("[captured 34 of 98 octets]");
    }

    @Test
    void vlanTagsAreBackInTheirPlaceUnlessTheFrameIsTooShort(PrivateNetwork network) throws Exception {
        Future<Result> whole = Shell.start("capture", "-i", "eth0", "-en", "-c", "1", "vlan 5");
        Future<Result> cooked = Shell.start("capture", "-i", "any", "-en", "-c", "1", "vlan 5");
        Future<Result> cut = Shell.start("capture", "-i", "eth0", "-s", "10", "-c", "1", "vlan 5");
        network.peer().run(() -> {
            try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
                channel.bind(network.peer().interfaceIndex(), EtherType.IPV4);
                channel.send(Packet.of(
                                new EthernetHeader(MacAddress.BROADCAST, SENDER, EtherType.VLAN),
                                VlanTag.of(5, EtherType.IPV4))
                        .withPayload(new byte[46]));
            }
        });

        assertThat(whole.get(30, TimeUnit.SECONDS).out()).contains("02:00:00:00:00:09 > ff:ff:ff:ff:ff:ff", "VLAN 5");
        assertThat(cooked.get(30, TimeUnit.SECONDS).out()).contains("eth0 In  SLL2 interface ", "VLAN 5");
        assertThat(cut.get(30, TimeUnit.SECONDS).out()).hasLineCount(1).contains("[captured 10 of 6");
    }

    @Test
    void checksumsLeftToTheCardAndQuotesOfErrorsAreUnderstood() throws Exception {
        Future<Result> trees = Shell.start("capture", "-v", "-c", "2", "udp or icmp");
        Future<Result> lines = Shell.start("capture", "-n", "-c", "2", "udp or icmp");
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getByName(PEER), 4000));
        }

        assertThat(trees.get(30, TimeUnit.SECONDS).out())
                .contains("(not yet computed)", "\nquotes IPv4 10.0.0.1 > 10.0.0.2 UDP ")
                .doesNotContain("invalid");
        assertThat(lines.get(30, TimeUnit.SECONDS).out().lines().skip(1))
                .singleElement()
                .asString()
                .contains(
                        "ICMP destination unreachable", " | quotes IPv4 10.0.0.1 > 10.0.0.2 UDP ", " > 4000 length 13");
    }

    @Test
    void filesAreForTheirOwnerAloneAndSymbolicLinksAreNotFollowed() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "keep me");
        Path link = Files.createSymbolicLink(folder.resolve("link.pcap"), precious);
        Result followed = Shell.run("capture", "-i", "eth0", "-w", link.toString());
        assertThat(followed.status()).isEqualTo(1);
        assertThat(followed.err()).contains("is a symbolic link, which is not followed");
        assertThat(Shell.run("capture", "-i", "wlan7", "-w", precious.toString())
                        .status())
                .isEqualTo(1);
        assertThat(precious).hasContent("keep me");

        Path file = folder.resolve("new.pcap.gz");
        Future<Result> saving = Shell.start("capture", "-i", "eth0", "-c", "2", "-w", file.toString(), "icmp");
        ping(PEER);
        assertThat(saving.get(30, TimeUnit.SECONDS).status()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
        assertThat(packets(file)).hasSize(2);
    }

    @Test
    void filesFollowEachOtherBySize() throws Exception {
        Path file = folder.resolve("ring");
        Future<Result> saving =
                Shell.start("capture", "-i", "lo", "-c", "50", "-C", "1", "-W", "2", "-w", file.toString(), "udp");
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int sent = 0; sent < 50; sent++) {
                socket.send(new DatagramPacket(new byte[60_000], 60_000, InetAddress.getLoopbackAddress(), 4000));
            }
        }
        Result saved = saving.get(30, TimeUnit.SECONDS);

        assertThat(saved.err()).contains("50 packets captured", "0 packets dropped by kernel");
        // 17 packets are more than a million octets, so the third file replaces the first
        assertThat(packets(folder.resolve("ring0"))).hasSize(16);
        assertThat(packets(folder.resolve("ring1"))).hasSize(17);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(2);
        }
    }

    @Test
    void theLastFileOfAPeriodEndsTheCapture() throws Exception {
        Result saved = Shell.run("capture", "-i", "lo", "-G", "1", "-W", "1", "-w", folder + "/%Y.pcapng");

        assertThat(saved.status()).isZero();
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).singleElement().asString().matches(".*/2\\d\\d\\d[.]pcapng");
        }
    }

    @Test
    void staysWhenTheInterfaceGoesDownAndEndsWhenItIsRemoved(PrivateNetwork network) throws Exception {
        Shell.Started capturing = Shell.start("capture", "-i", "eth0", "-n", "icmp");
        int index = network.local().interfaceIndex();
        try (NetworkChanges changes = new NetworkChanges()) {
            ping(PEER);
            changes.setDown(index);
            capturing.awaitNotice("eth0 is down: the capture goes on when it is up again\n");
            changes.setUp(index);
            capturing.awaitNotice("eth0 is up again\n");
            // the other end has its carrier back a moment later
            assertThat(Shell.run("ping", "-n", "-c", "1", "-i", "0.1", "-w", "20", PEER)
                            .status())
                    .isZero();
            changes.remove(index);
        }
        Result result = capturing.get(30, TimeUnit.SECONDS);

        assertThat(result.out().lines().filter(line -> line.contains("echo reply")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(result.err().lines())
                .contains("0 packets dropped by kernel")
                .last()
                .isEqualTo("rawnet capture: interface eth0 was removed, which ends the capture");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void standardOutputTakesTheFileAndCtrlCEndsIt() throws Exception {
        Process capture = start("capture", "-i", "eth0", "-w", "-", "icmp");
        awaitLine(capture, "listening on eth0, LINKTYPE_ETHERNET");
        ping(PEER);
        CaptureReader reader = CaptureReader.of(capture.getInputStream());

        assertThat(reader.read()).isPresent();
        assertThat(reader.read()).isPresent();
        Tool.pressCtrlC(capture);
        assertThat(reader.read()).isEmpty();
        assertThat(new String(capture.getErrorStream().readAllBytes()))
                .contains("2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n");
        assertThat(capture.waitFor()).isZero();
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void ipBroadcastIsThatOfTheInterfacesNetworkAndUnknownOnAllInterfaces() throws Exception {
        Future<Result> capturing = Shell.start("capture", "-i", "eth0", "-n", "-t", "-c", "1", "ip broadcast");
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String address : List.of(PEER, "10.0.0.255")) {
                socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getByName(address), 4000));
            }
        }

        assertThat(capturing.get(10, TimeUnit.SECONDS).out()).startsWith("IPv4 10.0.0.1 > 10.0.0.255 UDP ");
        Result refused = Shell.run("capture", "-i", "any", "ip broadcast");
        assertThat(refused.err()).endsWith("'ip broadcast' needs the netmask of the network, and none was given\n");
        assertThat(refused.status()).isEqualTo(2);
    }

    @Test
    void readingEndsWhenNobodyReadsItsOutputAnyMore() throws Exception {
        Process read = start("read", "-w", "-", "-");
        read.getInputStream().close();
        byte[] octets = new byte[1000];
        assertThatThrownBy(() -> {
                    try (CaptureWriter writer =
                            CaptureWriter.pcap(read.getOutputStream(), PcapHeader.of(LinkType.ETHERNET))) {
                        while (true) {
                            writer.write(ByteBuffer.wrap(octets), 0, octets.length);
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Broken pipe");
        assertThat(read.waitFor()).isZero();
    }

    @Test
    void endsWhenNobodyReadsItAnyMoreAlsoWithoutAnotherPacket() throws Exception {
        Process capture = start("capture", "-i", "eth0", "--json", "icmp");
        awaitLine(capture, "listening on eth0");
        ping(PEER);
        String line = capture.inputReader().readLine();
        capture.inputReader().close();

        assertThat(capture.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Map<String, Object> packet = Json.object(line);
        assertThat(packet).containsEntry("interface", "eth0").containsEntry("direction", "out");
    }

    /** Starts a command in the network of the calling thread. */
    private static Process start(String... words) throws IOException {
        return new ProcessBuilder(Tool.inForeground(
                        ThisProgram.commandLine(List.of(words)).toArray(String[]::new)))
                .start();
    }

    private static void awaitLine(Process process, String part) throws IOException {
        String line = process.errorReader().readLine();
        while (line != null && !line.contains(part)) {
            line = process.errorReader().readLine();
        }
        assertThat(line).isNotNull();
    }

    private static void ping(String address) {
        assertThat(Shell.run("ping", "-n", "-c", "1", address).status()).isZero();
    }

    private static List<Packet> packets(Path file) throws IOException {
        List<Packet> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(file)) {
            for (Optional<CapturedPacket> next = reader.read(); next.isPresent(); next = reader.read()) {
                packets.add(Packet.decode(next.get().linkType(), next.get().octets()));
            }
        }
        return packets;
    }
}
