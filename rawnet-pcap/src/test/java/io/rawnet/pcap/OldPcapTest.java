package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old versions and the modified variant, which libpcap and Wireshark read too. */
class OldPcapTest {

    private static final Instant FIRST = Instant.parse("2020-09-13T12:26:40.123456Z");

    @Test
    void readsTheModifiedVariantInBothByteOrders() throws IOException {
        for (byte[] file : List.of(Vectors.PCAP_MODIFIED, Vectors.PCAP_MODIFIED_BIG)) {
            assertFourOfSixtyOctets(Vectors.packets(file).get(0), "DEADBEEF");
            assertThat(Vectors.packets(file))
                    .extracting(CapturedPacket::capturedLength)
                    .containsExactly(4, 0);
        }
    }

    @Test
    void takesTheLargerLengthOfVersion23AsTheOriginalOne() throws IOException {
        List<CapturedPacket> packets = Vectors.packets(Vectors.PCAP_2_3);
        assertFourOfSixtyOctets(packets.get(0), "DEADBEEF");
        assertThat(packets.get(1).octets()).isEqualTo(Vectors.octets("CAFEBABE"));
        assertThat(packets.get(1).originalLength()).isEqualTo(60);
        assertThat(packets).hasSize(2);
    }

    @Test
    void readsTheOriginalLengthFirstInVersionsBefore23() throws IOException {
        for (String version : List.of("0000", "0001", "0002")) {
            assertFourOfSixtyOctets(
                    Vectors.packets(originalLengthFirst("0002" + version)).get(0), "DEADBEEF");
        }
        assertFourOfSixtyOctets(
                Vectors.packets(originalLengthFirst("021F 0000")).get(0), "DEADBEEF");
    }

    @Test
    void readsACapturedLengthAboveTheOriginalOneInVersion24() throws IOException {
        byte[] file = Vectors.PCAP.clone();
        file[36] = 3;
        assertThat(Vectors.packets(file).get(0).originalLength()).isEqualTo(3);
        assertThat(Vectors.packets(file).get(0).octets()).isEqualTo(Vectors.octets("DEADBEEF"));
    }

    @Test
    void saysWhereALengthBeyondTheLimitStands() {
        for (String lengths : List.of("00040001 00040002", "00040002 00040001")) {
            byte[] file = Vectors.PCAP_2_3.clone();
            Vectors.octets(lengths).get(file, 32, 8);
            assertThatThrownBy(() -> Vectors.packets(file))
                    .isInstanceOfSatisfying(MalformedCaptureException.class, malformed -> {
                        assertThat(malformed.offset()).isEqualTo(lengths.startsWith("00040001") ? 32 : 36);
                        assertThat(malformed.found()).isEqualTo("262145 octets");
                    });
        }
    }

    @Test
    void rejectsAModifiedRecordHeaderThatIsCutShort() throws IOException {
        try (CaptureReader reader = Vectors.reader(Arrays.copyOf(Vectors.PCAP_MODIFIED, 24 + 20))) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessage("at octet 24: required 24 octets of packet record header, found 20 octets");
        }
    }

    @Test
    void copiesOldFilesToTheCurrentVersion() throws IOException {
        for (byte[] file : List.of(Vectors.PCAP_MODIFIED, Vectors.PCAP_2_3, originalLengthFirst("0002 0002"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<CapturedPacket> packets = new ArrayList<>();
            try (PcapReader reader = (PcapReader) Vectors.reader(file);
                    PcapWriter writer = CaptureWriter.pcap(out, reader.header())) {
                Vectors.readInto(packets, reader);
                for (CapturedPacket packet : packets) {
                    writer.write(packet);
                }
            }
            boolean little = file == Vectors.PCAP_MODIFIED;
            assertThat(out.toByteArray()).startsWith(Vectors.hex(little ? "D4C3B2A1 0200 0400" : "A1B2C3D4 0002 0004"));
            assertThat(Vectors.packets(out.toByteArray())).isEqualTo(packets);
        }
    }

    @Test
    void tsharkAndTcpdumpReadTheSame(@TempDir Path directory) throws IOException {
        for (byte[] vector : List.of(
                Vectors.PCAP_MODIFIED,
                Vectors.PCAP_MODIFIED_BIG,
                Vectors.PCAP_2_3,
                originalLengthFirst("0002 0002"),
                originalLengthFirst("021F 0000"))) {
            Path file = Files.write(directory.resolve("old.pcap"), vector);
            StringBuilder read = new StringBuilder();
            for (CapturedPacket packet : Vectors.packets(vector)) {
                read.append(packet.timestamp().orElseThrow().getEpochSecond()).append('\t');
                read.append(packet.capturedLength()).append('\t');
                read.append(packet.originalLength()).append('\n');
            }
            String seenByTshark = Tool.TSHARK.run(
                    "-r", file, "-T", "fields", "-e", "frame.time_epoch", "-e", "frame.cap_len", "-e", "frame.len");
            assertThat(seenByTshark.replaceAll("\\.\\d+", "")).isEqualTo(read.toString());
            Path copy = directory.resolve("copy.pcap");
            Tool.TCPDUMP.run("-r", file, "-w", copy);
            assertThat(Vectors.packets(Files.readAllBytes(copy)))
                    .extracting(CapturedPacket::toString)
                    .isEqualTo(Vectors.packets(vector).stream()
                            .map(CapturedPacket::toString)
                            .toList());
        }
    }

    /** {@link Vectors#PCAP} big-endian, of this version, with the lengths of its first record swapped. */
    private static byte[] originalLengthFirst(String version) {
        return Vectors.hex("A1B2C3D4" + version + "00000000 00000000 0000FFFF 00000001"
                + "5F5E1000 0001E240 0000003C 00000004 DEADBEEF"
                + "5F5E1001 00000000 00000000 00000000");
    }

    private static void assertFourOfSixtyOctets(CapturedPacket packet, String octets) {
        assertThat(packet.timestamp()).contains(FIRST);
        assertThat(packet.octets()).isEqualTo(Vectors.octets(octets));
        assertThat(packet.originalLength()).isEqualTo(60);
    }
}
