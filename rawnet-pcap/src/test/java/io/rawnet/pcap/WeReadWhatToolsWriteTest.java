package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeReadWhatToolsWriteTest {

    private static final Instant FIRST = Instant.parse("2020-09-13T12:26:40.123456789Z");
    private static final Instant SECOND = Instant.parse("2020-09-13T12:26:41.000001Z");

    @TempDir
    Path directory;

    private Path ours;
    private Path theirs;

    @BeforeEach
    void writeTwoPackets() throws IOException {
        ours = directory.resolve("ours.pcap");
        theirs = directory.resolve("theirs");
        try (CaptureWriter writer = CaptureWriter.pcap(ours, LinkType.ETHERNET)) {
            writer.write(Vectors.octets(ToolsReadWhatWeWriteTest.ARP), 1_600_000_000_123_456_789L, 1500);
            writer.write(Vectors.octets(ToolsReadWhatWeWriteTest.ARP), 1_600_000_001_000_001_000L, 42);
        }
    }

    @Test
    void readsPcapOfTcpdump() throws IOException {
        Tool.TCPDUMP.run("-r", ours, "-w", theirs);
        assertTwoPackets(FIRST.minusNanos(789));
        Tool.TCPDUMP.run("-r", ours, "--time-stamp-precision=nano", "-w", theirs);
        assertTwoPackets(FIRST);
        assertThat(theirs).hasSameBinaryContentAs(ours);
    }

    @Test
    void readsNanosecondPcapOfEditcap() throws IOException {
        Tool.EDITCAP.run("-F", "nsecpcap", ours, theirs);
        assertTwoPackets(FIRST);
    }

    @Test
    void readsMicrosecondPcapOfEditcap() throws IOException {
        Tool.EDITCAP.run("-F", "pcap", ours, theirs);
        assertTwoPackets(FIRST.minusNanos(789));
    }

    @Test
    void readsModifiedPcapOfEditcap() throws IOException {
        Tool.EDITCAP.run("-F", "modpcap", ours, theirs);
        assertThat(Files.readAllBytes(theirs)).startsWith(Vectors.hex("34CDB2A1"));
        assertTwoPackets(FIRST.minusNanos(789));
    }

    @Test
    void readsWhatGzipCompresses() throws IOException {
        Tool.EDITCAP.run("-F", "pcapng", ours, theirs);
        Tool.GZIP.run("-9", theirs);
        Files.move(directory.resolve("theirs.gz"), theirs);
        assertThat(Files.readAllBytes(theirs)).startsWith(Vectors.hex("1F8B08"));
        assertTwoPackets(FIRST);
    }

    @Test
    void readsPcapngOfEditcapWithItsComments() throws IOException {
        Tool.EDITCAP.run(
                "-F", "pcapng", "--capture-comment", "all of it", "-a", "2:the second", "-a", "2:again", ours, theirs);
        List<CapturedPacket> packets = assertTwoPackets(FIRST);
        assertThat(packets.get(1).comments()).contains("again");
        assertThat(packets.get(0).comments()).isEmpty();
        SectionHeaderBlock section =
                (SectionHeaderBlock) Vectors.blocks(Files.readAllBytes(theirs)).get(0);
        assertThat(section.options().comments()).containsExactly("all of it");
        assertThat(Vectors.copy(Files.readAllBytes(theirs))).isEqualTo(Files.readAllBytes(theirs));
    }

    @Test
    void readsPcapngOfMergecapWithBothInterfaces() throws IOException {
        Path other = directory.resolve("other.pcapng");
        try (PcapngWriter writer = CaptureWriter.pcapng(other)) {
            writer.addInterface(InterfaceDescriptionBlock.of(LinkType.RAW, "tun0"));
            writer.write(Vectors.octets(ToolsReadWhatWeWriteTest.IPV4), 1_600_000_000_500_000_000L, 20);
        }
        Tool.MERGECAP.run("-w", theirs, ours, other);
        List<CapturedPacket> packets = packets();
        assertThat(packets)
                .extracting(CapturedPacket::linkType)
                .containsExactly(LinkType.ETHERNET, LinkType.RAW, LinkType.ETHERNET);
        assertThat(packets.get(1).timestamp()).contains(Instant.parse("2020-09-13T12:26:40.5Z"));
        assertThat(packets.get(1).captureInterface().name()).contains("tun0");
        assertThat(packets.get(1).octets()).isEqualTo(Vectors.octets(ToolsReadWhatWeWriteTest.IPV4));
    }

    @Test
    void readsPcapngOfText2pcap() throws IOException {
        Path dump = Files.writeString(directory.resolve("dump.txt"), "000000 45 00 00 14\n");
        Tool.TEXT2PCAP.run("-l", "101", "-N", "made-up", dump, theirs);
        List<CapturedPacket> packets = packets();
        assertThat(packets).hasSize(1);
        assertThat(packets.get(0).octets()).isEqualTo(Vectors.octets("45000014"));
        assertThat(packets.get(0).linkType()).isEqualTo(LinkType.RAW);
        assertThat(packets.get(0).captureInterface().name()).contains("made-up");
    }

    @Test
    void readsPcapOfText2pcap() throws IOException {
        Path dump = Files.writeString(directory.resolve("dump.txt"), "000000 45 00 00 14\n");
        Tool.TEXT2PCAP.run("-F", "pcap", "-l", "147", dump, theirs);
        assertThat(packets()).extracting(CapturedPacket::linkType).containsExactly(LinkType.USER0);
    }

    @Test
    void readsWhatTsharkWritesFromStandardInput() throws IOException {
        Tool.TSHARK.run("-r", ours, "-w", theirs);
        List<CapturedPacket> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.of(Files.newInputStream(theirs))) {
            Vectors.readInto(packets, reader);
            assertThat(((PcapngReader) reader).interfaces().get(0).byteOrder()).isEqualTo(ByteOrder.nativeOrder());
        }
        assertThat(packets).hasSize(2);
        assertThat(packets.get(0).timestamp()).contains(FIRST);
    }

    private List<CapturedPacket> assertTwoPackets(Instant first) throws IOException {
        ByteBuffer arp = Vectors.octets(ToolsReadWhatWeWriteTest.ARP);
        List<CapturedPacket> packets = packets();
        assertThat(packets).hasSize(2);
        assertThat(packets).extracting(CapturedPacket::octets).containsExactly(arp, arp);
        assertThat(packets).extracting(CapturedPacket::originalLength).containsExactly(1500L, 42L);
        assertThat(packets).extracting(CapturedPacket::linkType).containsOnly(LinkType.ETHERNET);
        assertThat(packets.get(0).timestamp()).contains(first);
        assertThat(packets.get(1).timestamp()).contains(SECOND);
        return packets;
    }

    private List<CapturedPacket> packets() throws IOException {
        List<CapturedPacket> packets = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(theirs)) {
            Vectors.readInto(packets, reader);
        }
        return packets;
    }
}
