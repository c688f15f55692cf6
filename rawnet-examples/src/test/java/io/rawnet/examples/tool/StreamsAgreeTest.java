package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * rawnet and {@code tshark -z follow,tcp,raw} read the same octets out of captures of ordinary programs, whole ones, and those
 * from which packets are lost or in which they are repeated, out of order or cut off at the beginning or the end. What rawnet
 * tells more is left out: how much is missing between the last data and FIN, and what waits for lost data when the file ends.
 */
@InPrivateNetwork
@Timeout(120)
class StreamsAgreeTest {
    private static final String SERVER4 = "10.0.0.2";
    private static final String SERVER6 = "[2001:db8::2]";
    private static final int LONG = 1_500_000;
    private static final byte[] MARKER = "the marker behind the last segment".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @BeforeEach
    void programs() {
        for (String tool : List.of("tshark", "tcpdump", "python3", "curl", "socat")) {
            Requirements.requireTool(tool);
        }
    }

    @Test
    void onWebServersAndTheirClients(PrivateNetwork network) throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        byte[] random = new byte[LONG];
        new Random(1).nextBytes(random);
        Files.write(site.resolve("random"), random);
        Files.writeString(site.resolve("page.html"), "<p>Grüße</p>\n".repeat(300));
        Path capture = capture(network.local(), () -> {
            for (String server : List.of(SERVER4, SERVER6)) {
                String bind = server.equals(SERVER4) ? SERVER4 : "2001:db8::2";
                Process web = network.peer()
                        .start("python3", "-u", "-m", "http.server", "8000", "--bind", bind, "-d", site.toString());
                Tool.awaitLine(web, "Serving HTTP");
                String url = "http://" + server + ":8000/";
                run(
                        network.local(),
                        "curl",
                        "-sS",
                        url + "random",
                        url + "page.html",
                        url + "no",
                        "-o",
                        "/dev/null",
                        "-o",
                        "/dev/null",
                        "-o",
                        "/dev/null");
                run(network.local(), "curl", "-sS", "-I", url + "page.html");
                web.destroy();
            }
        });
        List<FollowedStream> streams = agreed(capture);
        assertThat(streams).hasSizeGreaterThanOrEqualTo(4);
        assertThat(octets(streams)).isGreaterThan(2L * LONG);
        agreedOnMutilated(capture);
    }

    @Test
    void onProgramsThatSpeakAtTheSameTime(PrivateNetwork network) throws Exception {
        Path file = folder.resolve("sent");
        byte[] random = new byte[LONG / 3];
        new Random(2).nextBytes(random);
        Files.write(file, random);
        Path capture = capture(network.local(), () -> {
            Process echo =
                    network.peer().start("socat", "-d", "-d", "-t", "60", "TCP6-LISTEN:7,fork,ipv6only=0", "EXEC:cat");
            Tool.awaitLine(echo, "listening on");
            for (String server : List.of("TCP4:" + SERVER4 + ":7", "TCP6:" + SERVER6 + ":7")) {
                run(network.local(), "sh", "-c", "socat -t 60 - " + server + " < " + file + " > " + file + ".back");
                assertThat(Files.mismatch(file, Path.of(file + ".back"))).isEqualTo(-1);
            }
            echo.destroy();
        });
        List<FollowedStream> streams = agreed(capture);
        assertThat(streams)
                .hasSize(2)
                .allSatisfy(stream -> assertThat(stream.said().values()).containsOnly(Octets.of(random)));
        agreedOnMutilated(capture);
    }

    /** Captures what a host sends and receives while an action runs. */
    private Path capture(Host host, Host.Action action) throws Exception {
        Path file = folder.resolve("whole.pcap");
        Process tcpdump = host.start(
                "tcpdump",
                "-i",
                host.interfaceName(),
                "-U",
                "--immediate-mode",
                "-B",
                "20000",
                "-w",
                file.toString(),
                "tcp or udp dst port 9");
        Tool.awaitLine(tcpdump, "listening on");
        action.run();
        host.run(StreamsAgreeTest::sendMarker);
        awaitMarker(file);
        tcpdump.destroy();
        assertThat(tcpdump.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return file;
    }

    /** Sends what follows all that was sent and received before. */
    private static void sendMarker() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(MARKER, MARKER.length, InetAddress.getByName(SERVER4), 9));
        }
    }

    private static void awaitMarker(Path file) throws Exception {
        byte[] end = new byte[MARKER.length];
        while (!Arrays.equals(end, MARKER)) {
            Thread.sleep(10);
            try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "r")) {
                written.seek(Math.max(0, written.length() - MARKER.length));
                written.read(end);
            }
        }
    }

    private static void run(Host host, String... words) throws Exception {
        Process process = host.start(words);
        String said = Tool.output(process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static List<FollowedStream> agreed(Path file) throws IOException {
        List<FollowedStream> ours = FollowedStream.byRawnet(file);
        // and one more, which must not be there
        List<FollowedStream> theirs = FollowedStream.byTshark(file, ours.size() + 1);
        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).said().keySet())
                    .isEqualTo(theirs.get(i).said().keySet());
            for (String side : ours.get(i).said().keySet()) {
                byte[] our = ours.get(i).said().get(side).toArray();
                byte[] their = theirs.get(i).said().get(side).toArray();
                assertThat(Arrays.mismatch(our, their))
                        .as(
                                "stream %d of %s, %s: %d octets, tshark %d",
                                i, file.getFileName(), side, our.length, their.length)
                        .isEqualTo(-1);
            }
        }
        return ours;
    }

    private static long octets(List<FollowedStream> streams) {
        return streams.stream()
                .flatMap(stream -> stream.said().values().stream())
                .mapToLong(Octets::size)
                .sum();
    }

    private void agreedOnMutilated(Path whole) throws IOException {
        List<CapturedPacket> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(whole)) {
            for (Optional<CapturedPacket> next = reader.read(); next.isPresent(); next = reader.read()) {
                packets.add(next.get());
            }
        }
        for (Mutilation mutilation : Mutilation.values()) {
            for (int seed = 1; seed <= 2; seed++) {
                Path file = folder.resolve(mutilation + "-" + seed + ".pcap");
                try (CaptureWriter writer =
                        CaptureWriter.pcap(file, packets.get(0).linkType())) {
                    for (CapturedPacket packet : mutilation.of(packets, new Random(seed))) {
                        writer.write(packet);
                    }
                }
                agreed(file);
            }
        }
    }

    /** What may happen to packets before they are in a file. */
    private enum Mutilation {
        REPEATED,
        OUT_OF_ORDER,
        LOST,
        WITHOUT_BEGINNING,
        WITHOUT_END,
        ALL_OF_THEM;

        /**
         * {@return whether a packet is where it is for good} tshark counts a SYN that was captured behind other segments of its
         * connection as another connection. And it waits for data that are captured behind an acknowledgment of the FIN that
         * follows them; rawnet takes them for lost then, as the stream has ended.
         */
        private static boolean staysInPlace(CapturedPacket packet) {
            return Packet.decode(packet.linkType(), packet.octets())
                    .header(TcpHeader.class)
                    .filter(tcp -> (tcp.controlBits() & (TcpHeader.SYN | TcpHeader.FIN)) != 0)
                    .isPresent();
        }

        List<CapturedPacket> of(List<CapturedPacket> packets, Random random) {
            List<CapturedPacket> result = new ArrayList<>(packets);
            if (this == WITHOUT_BEGINNING || this == ALL_OF_THEM) {
                result.subList(0, 10 + random.nextInt(30)).clear();
            }
            if (this == WITHOUT_END || this == ALL_OF_THEM) {
                result.subList(result.size() - random.nextInt(30), result.size())
                        .clear();
            }
            if (this == LOST || this == WITHOUT_END || this == ALL_OF_THEM) {
                result.removeIf(packet -> random.nextInt(20) == 0);
            }
            if (this == REPEATED || this == ALL_OF_THEM) {
                for (int i = result.size() - 1; i >= 0; i--) {
                    if (random.nextInt(10) == 0) {
                        result.add(Math.min(result.size(), i + random.nextInt(6)), result.get(i));
                    }
                }
            }
            if (this == OUT_OF_ORDER || this == ALL_OF_THEM) {
                for (int i = 5; i < result.size(); i++) {
                    int to = i - random.nextInt(5);
                    if (random.nextInt(10) == 0
                            && result.subList(to, i + 1).stream().noneMatch(Mutilation::staysInPlace)) {
                        result.add(to, result.remove(i));
                    }
                }
            }
            return result;
        }
    }
}
