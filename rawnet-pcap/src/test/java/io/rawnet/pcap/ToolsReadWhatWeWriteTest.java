package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsReadWhatWeWriteTest {

    /** An ARP request, RFC 826: who has 192.0.2.2, tell 192.0.2.1. */
    static final String ARP =
            "FFFFFFFFFFFF 020000000001 0806 0001 0800 06 04 0001" + "020000000001 C0000201 000000000000 C0000202";
    /** An IPv4 header and no more, RFC 791: 192.0.2.1 to 192.0.2.2, protocol 253. */
    static final String IPV4 = "45000014 00000000 40FDF5EB C0000201 C0000202";

    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    @TempDir
    Path directory;

    @Test
    void tsharkSeesTimesAndLengthsOfPcap() throws IOException {
        for (ByteOrder order : ORDERS) {
            assertThat(fields(arpCapture(order, TimestampResolution.NANOSECONDS)))
                    .isEqualTo("1600000000.123456789\t1500\t42\t1\n1600000001.000000001\t42\t42\t1\n");
            assertThat(fields(arpCapture(order, TimestampResolution.MICROSECONDS)))
                    .isEqualTo("1600000000.123456000\t1500\t42\t1\n1600000001.000000000\t42\t42\t1\n");
        }
    }

    @Test
    void tcpdumpSeesTimesAndPacketsOfPcap() throws IOException {
        for (ByteOrder order : ORDERS) {
            Path file = arpCapture(order, TimestampResolution.NANOSECONDS);
            assertThat(Tool.TCPDUMP.run("-nn", "-tt", "--time-stamp-precision=nano", "-r", file))
                    .isEqualTo("1600000000.123456789 ARP, Request who-has 192.0.2.2 tell 192.0.2.1, length 1486\n"
                            + "1600000001.000000001 ARP, Request who-has 192.0.2.2 tell 192.0.2.1, length 28\n");
        }
    }

    @Test
    void capinfosSeesTheHeaderOfPcap() throws IOException {
        Path file = arpCapture(ByteOrder.BIG_ENDIAN, TimestampResolution.NANOSECONDS);
        assertThat(lines(Tool.CAPINFOS.run("-t", "-E", "-c", "-l", "-d", "-M", file)))
                .contains(
                        "File type: nsecpcap",
                        "File encapsulation: ether",
                        "Packet size limit: file hdr: 262144 bytes",
                        "Number of packets: 2",
                        "Data size: 1542 bytes");
    }

    @Test
    void tcpdumpAcceptsTheFrameCheckSequenceBits() throws IOException {
        Path file = Files.write(directory.resolve("fcs.pcap"), Vectors.PCAP_NANOSECONDS);
        assertThat(Tool.TCPDUMP.run("-nn", "-tt", "--time-stamp-precision=nano", "-r", file))
                .startsWith("1600000000.123456789 ");
    }

    @Test
    void tsharkSeesInterfacesCommentsAndDirectionOfPcapng() throws IOException {
        for (ByteOrder order : ORDERS) {
            assertThat(Tool.TSHARK.run(
                            "-r",
                            twoInterfaces(order),
                            "-T",
                            "fields",
                            "-e",
                            "frame.time_epoch",
                            "-e",
                            "frame.len",
                            "-e",
                            "frame.cap_len",
                            "-e",
                            "frame.encap_type",
                            "-e",
                            "frame.interface_name",
                            "-e",
                            "frame.comment",
                            "-e",
                            "frame.packet_flags_direction"))
                    .isEqualTo("1600000000.123456789\t1500\t42\t1\tveth0\tfirst, f\u00fcr alle\t0x00000001\n"
                            + "1600000001.000001000\t20\t20\t7\ttun0\t\t\n");
        }
    }

    @Test
    void capinfosSeesBothInterfacesOfPcapng() throws IOException {
        for (ByteOrder order : ORDERS) {
            assertThat(lines(Tool.CAPINFOS.run("-t", "-E", "-c", "-I", "-M", twoInterfaces(order))))
                    .contains(
                            "File type: pcapng",
                            "File encapsulation: per-packet",
                            "Number of packets: 2",
                            "Number of interfaces in file: 2",
                            "Name = veth0",
                            "Name = tun0",
                            "Time precision = nanoseconds (9)",
                            "Time precision = microseconds (6)");
        }
    }

    @Test
    void tsharkSeesStatisticsDropCountsAndDirectionInTheBlocks() throws IOException {
        for (ByteOrder order : ORDERS) {
            Path file = directory.resolve("statistics.pcapng");
            BlockOptions comment = BlockOptions.builder(order)
                    .comment("all of it")
                    .text(SectionHeaderBlock.USER_APPLICATION, "rawnet")
                    .build();
            try (PcapngWriter writer = CaptureWriter.pcapng(file, SectionHeaderBlock.of(comment))) {
                int veth = writer.addInterface(LinkType.ETHERNET, "veth0");
                CapturedPacket packet = CapturedPacket.of(
                        InterfaceDescriptionBlock.of(LinkType.ETHERNET, "veth0"),
                        Instant.ofEpochSecond(1_600_000_000),
                        Vectors.octets(ARP));
                writer.write(packet.withDropCount(5).withComment("late"));
                BlockOptions sent =
                        PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
                writer.write(veth, Vectors.octets(ARP), 1_600_000_001_000_000_000L, 42, sent);
                writer.writeStatistics(veth, 1_600_000_002_000_000_000L, 1L << 40, 7);
            }
            String blocks = Tool.TSHARK.run("-X", "read_format:MIME Files Format", "-r", file, "-V");
            assertThat(lines(blocks))
                    .containsSubsequence(
                            "Comment: all of it",
                            "User Application: rawnet",
                            "Name: veth0",
                            "Drop Count: 5",
                            "Comment: late",
                            "Flags: 0x0002, Reception Type: Not Specified, Direction: Outbound",
                            "Number of Received Packets: 1099511627776",
                            "Number of Dropped Packets: 7");
            assertThat(lines(Tool.CAPINFOS.run("-I", "-k", "-c", "-M", file)))
                    .contains(
                            "Number of packets: 2",
                            "Name = veth0",
                            "Number of stat entries = 1",
                            "Capture comment: all of it");
            assertThat(Tool.TSHARK.run(
                            "-r", file, "-T", "fields", "-e", "frame.packet_flags_direction", "-e", "frame.comment"))
                    .isEqualTo("\tlate\n0x00000002\t\n");
        }
    }

    @Test
    void tcpdumpReadsOurPcapng() throws IOException {
        Path file = directory.resolve("one.pcapng");
        try (PcapngWriter writer = CaptureWriter.pcapng(file)) {
            writer.addInterface(InterfaceDescriptionBlock.of(LinkType.ETHERNET, "veth0"));
            writer.write(Vectors.octets(ARP), 1_600_000_000_123_456_789L, 42);
        }
        assertThat(Tool.TCPDUMP.run("-nn", "-tt", "--time-stamp-precision=nano", "-r", file))
                .isEqualTo("1600000000.123456789 ARP, Request who-has 192.0.2.2 tell 192.0.2.1, length 28\n");
    }

    @Test
    void tsharkSeesBothSectionsOfACopy() throws IOException {
        Path file = Files.write(directory.resolve("copy.pcapng"), Vectors.copy(Vectors.PCAPNG));
        assertThat(Tool.TSHARK.run("-r", file, "-T", "fields", "-e", "frame.cap_len", "-e", "frame.len"))
                .isEqualTo("5\t64\n6\t6\n4\t4\n");
    }

    private Path arpCapture(ByteOrder order, TimestampResolution resolution) throws IOException {
        Path file = directory.resolve("arp.pcap");
        PcapHeader header =
                PcapHeader.of(LinkType.ETHERNET).withByteOrder(order).withResolution(resolution);
        try (PcapWriter writer = CaptureWriter.pcap(file, header)) {
            writer.write(Vectors.octets(ARP), 1_600_000_000_123_456_789L, 1500);
            writer.write(Vectors.octets(ARP), 1_600_000_001_000_000_001L, 42);
        }
        return file;
    }

    private Path twoInterfaces(ByteOrder order) throws IOException {
        Path file = directory.resolve("two.pcapng");
        BlockOptions tunnel = BlockOptions.builder(order)
                .text(InterfaceDescriptionBlock.NAME, "tun0")
                .int64(InterfaceDescriptionBlock.TIMESTAMP_OFFSET, 1000)
                .build();
        BlockOptions remarks = BlockOptions.builder(order)
                .comment("first, f\u00fcr alle")
                .int32(EnhancedPacketBlock.FLAGS, 1)
                .build();
        ByteBuffer arp = Vectors.octets(ARP);
        try (PcapngWriter writer = CaptureWriter.pcapng(Files.newOutputStream(file), Vectors.section(order))) {
            writer.write(new CapturedPacket(
                    InterfaceDescriptionBlock.of(LinkType.ETHERNET, "veth0"),
                    Optional.of(Instant.ofEpochSecond(1_600_000_000, 123_456_789)),
                    1500,
                    arp,
                    remarks));
            writer.write(CapturedPacket.of(
                    InterfaceDescriptionBlock.of(order, LinkType.RAW, 0, tunnel),
                    Instant.ofEpochSecond(1_600_000_001, 1000),
                    Vectors.octets(IPV4)));
        }
        return file;
    }

    private static String fields(Path file) {
        return Tool.TSHARK.run(
                "-r",
                file,
                "-T",
                "fields",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.len",
                "-e",
                "frame.cap_len",
                "-e",
                "frame.encap_type");
    }

    private static List<String> lines(String output) {
        return output.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}
