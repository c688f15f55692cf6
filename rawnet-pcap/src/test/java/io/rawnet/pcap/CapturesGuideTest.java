package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/captures.md and of the package documentation, run, and compared with the pages. */
class CapturesGuideTest {

    private final ByteBuffer frame = Vectors.octets(ToolsReadWhatWeWriteTest.ARP);
    private final ByteBuffer reply = Vectors.octets(ToolsReadWhatWeWriteTest.ARP);
    private final long epochNanos = 1_600_000_000_123_456_789L;
    private final long originalLength = 42;

    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void chooseAFile() {
        path = directory.resolve("capture");
    }

    @Test
    void samplesStandInThisFile() throws IOException {
        String here =
                withoutIndentation(Files.readString(Path.of("src/test/java/io/rawnet/pcap/CapturesGuideTest.java")));
        assertThat(samples("../docs/captures.md", "```java\n(.*?)```"))
                .hasSize(7)
                .allSatisfy(sample -> assertThat(here).contains(sample));
        assertThat(samples("src/main/java/io/rawnet/pcap/package-info.java", "<pre>\\{@code\n(.*?) \\* }</pre>"))
                .hasSize(2)
                .allSatisfy(sample -> assertThat(here).contains(sample));
    }

    private static List<String> samples(String file, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(found -> withoutIndentation(found.group(1).replaceAll("(?m)^ \\* ", "")))
                .toList();
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    @Test
    void readsPackets() throws IOException {
        writesPcap();
        String printed = printedBy(() -> {
            try (CaptureReader reader = CaptureReader.open(path)) {
                Optional<CapturedPacket> captured;
                while ((captured = reader.read()).isPresent()) {
                    CapturedPacket packet = captured.get();
                    System.out.println(Packet.decode(packet.linkType(), packet.octets()));
                }
            }
        });
        assertThat(printed).contains("192.0.2.2").hasLineCount(1);
    }

    @Test
    void printsPackets() throws IOException {
        writesPcap();
        String printed = printedBy(() -> {
            try (CaptureReader reader = CaptureReader.open(path)) {
                Optional<CapturedPacket> packet;
                while ((packet = reader.read()).isPresent()) {
                    System.out.println(packet.get());
                }
            }
        });
        assertThat(printed.strip()).isEqualTo("2020-09-13T12:26:40.123456789Z LINKTYPE_ETHERNET, 42 of 42 octets");
    }

    @Test
    void readsAFileThatIsCutShort() throws IOException {
        try (CaptureWriter writer = CaptureWriter.pcap(path, LinkType.ETHERNET)) {
            writer.write(frame, epochNanos, originalLength);
            writer.write(reply, epochNanos, originalLength);
        }
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 98 + 20));
        String printed = printedBy(() -> {
            List<CapturedPacket> packets = new ArrayList<>();
            try (CaptureReader reader = CaptureReader.open(path)) {
                for (Optional<CapturedPacket> next = reader.read(); next.isPresent(); next = reader.read()) {
                    packets.add(next.get());
                }
            } catch (MalformedCaptureException e) {
                System.out.println(e.getMessage());
            }
            assertThat(packets).hasSize(1);
        });
        assertThat(Files.readString(Path.of("../docs/captures.md"))).contains("```\n" + printed + "```");
    }

    @Test
    void writesPcap() throws IOException {
        try (CaptureWriter writer = CaptureWriter.pcap(path, LinkType.ETHERNET)) {
            writer.write(frame, epochNanos, originalLength);
        }
        assertThat(Vectors.packets(Files.readAllBytes(path))).hasSize(1);
    }

    @Test
    void writesPcapng() throws IOException {
        try (PcapngWriter writer = CaptureWriter.pcapng(path, LinkType.ETHERNET, "eth0")) {
            writer.flushEachPacket(true);
            writer.write(frame, epochNanos, originalLength);
            BlockOptions sent = PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
            writer.write(0, reply, epochNanos + 1000, originalLength, sent);
            writer.writeStatistics(0, epochNanos + 2000, 2, 0);
        }
        List<CapturedPacket> packets = Vectors.packets(Files.readAllBytes(path));
        assertThat(packets)
                .extracting(packet -> packet.flags().map(PacketFlags::direction))
                .containsExactly(Optional.empty(), Optional.of(PacketFlags.Direction.OUTBOUND));
        assertThat(packets.get(0).captureInterface().name()).contains("eth0");
        assertThat(Vectors.blocks(Files.readAllBytes(path)).get(4))
                .hasToString("statistics of interface 0: received 2, dropped 0");
    }

    @Test
    void writesComments() throws IOException {
        InterfaceDescriptionBlock uplink = InterfaceDescriptionBlock.of(LinkType.ETHERNET, "eth0");
        SectionHeaderBlock section = SectionHeaderBlock.of(BlockOptions.builder(ByteOrder.LITTLE_ENDIAN)
                .comment("why the uplink stalls")
                .build());
        try (PcapngWriter writer = CaptureWriter.pcapng(path, section)) {
            writer.write(CapturedPacket.of(uplink, Instant.now(), frame)
                    .withComment("the first retransmission")
                    .withDropCount(3));
        }
        CapturedPacket packet = Vectors.packets(Files.readAllBytes(path)).get(0);
        assertThat(packet.comments()).containsExactly("the first retransmission");
        assertThat(packet.dropCount()).hasValue(3);
    }

    @Test
    void compressesWhatItWrites() throws IOException {
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(path));
        try (CaptureWriter writer = CaptureWriter.pcap(out, PcapHeader.of(LinkType.ETHERNET))) {
            writer.write(frame, epochNanos, originalLength);
        }
        assertThat(Files.readAllBytes(path)).startsWith(Vectors.hex("1F8B"));
        assertThat(Vectors.packets(Files.readAllBytes(path))).hasSize(1);
    }

    @Test
    void copiesBlocks() throws IOException {
        Path from = Files.write(path, Vectors.PCAPNG);
        Path to = directory.resolve("copy");
        try (PcapngReader reader = (PcapngReader) CaptureReader.open(from)) {
            SectionHeaderBlock section = (SectionHeaderBlock) reader.readBlock().orElseThrow();
            try (PcapngWriter writer = CaptureWriter.pcapng(to, section)) {
                Optional<Block> block;
                while ((block = reader.readBlock()).isPresent()) {
                    writer.write(block.get());
                }
            }
        }
        assertThat(to).hasSameBinaryContentAs(from);
    }

    /** A sample that prints. */
    private interface Sample {
        void run() throws IOException;
    }

    private static String printedBy(Sample sample) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            sample.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
