package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rawnet.codec.number.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void copiesAFileBlockByBlockExactly() throws IOException {
        assertThat(Vectors.copy(Vectors.PCAPNG)).isEqualTo(Vectors.PCAPNG);
    }

    @Test
    void writesTheVectorFromValues() throws IOException {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        BlockOptions options = BlockOptions.builder(little)
                .text(InterfaceDescriptionBlock.NAME, "eth0")
                .int8(InterfaceDescriptionBlock.TIMESTAMP_RESOLUTION, 9)
                .int64(InterfaceDescriptionBlock.TIMESTAMP_OFFSET, 3600)
                .add(0x8001, Vectors.octets("AABBCC"))
                .build();
        InterfaceDescriptionBlock description =
                InterfaceDescriptionBlock.of(little, LinkType.ETHERNET, 262_144, options);
        CapturedPacket packet = new CapturedPacket(
                description,
                Optional.of(Instant.parse("2020-09-13T13:26:40.123456789Z")),
                64,
                Vectors.octets("0102030405"),
                BlockOptions.builder(little)
                        .comment("hi")
                        .int32(EnhancedPacketBlock.FLAGS, 5)
                        .build());
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(little))) {
            writer.write(packet);
        }
        assertThat(out.toByteArray())
                .isEqualTo(Vectors.hex(Vectors.SECTION_LITTLE + Vectors.INTERFACE + Vectors.ENHANCED_PACKET));
    }

    @Test
    void writesARingFrameAsAnEnhancedPacket() throws IOException {
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(ByteOrder.BIG_ENDIAN))) {
            assertThat(writer.addInterface(
                            InterfaceDescriptionBlock.of(ByteOrder.BIG_ENDIAN, LinkType.RAW, 0, BlockOptions.none())))
                    .isZero();
            ByteBuffer ring = ByteBuffer.allocateDirect(8).put(3, (byte) 0x45).position(3);
            writer.write(ring, 1_600_000_000_123_456_789L, 9);
            assertThat(ring.hasRemaining()).isFalse();
        }
        assertThat(out.toByteArray())
                .isEqualTo(Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG
                        + "00000006 00000028 00000000 0005AF31 07A5E240 00000005 00000009 45000000 00000000 00000028"));
    }

    @Test
    void writesARingFrameWithItsDirection() throws IOException {
        BlockOptions sent = PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(ByteOrder.BIG_ENDIAN))) {
            writer.addInterface(
                    InterfaceDescriptionBlock.of(ByteOrder.BIG_ENDIAN, LinkType.RAW, 0, BlockOptions.none()));
            writer.write(0, Vectors.octets("4500"), 1_600_000_000_123_456_789L, 9, sent);
        }
        assertThat(out.toByteArray())
                .isEqualTo(Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG
                        + "00000006 00000030 00000000 0005AF31 07A5E240 00000002 00000009 45000000"
                        + "0002 0004 00000002 0000 0000 00000030"));
    }

    @Test
    void writesAPacketWithCommentsDirectionAndDropCount() throws IOException {
        InterfaceDescriptionBlock tunnel = InterfaceDescriptionBlock.of(LinkType.RAW, "tun0");
        CapturedPacket packet = CapturedPacket.of(tunnel, Instant.EPOCH, Vectors.octets("45"))
                .withComment("first")
                .withFlags(PacketFlags.of(PacketFlags.Direction.INBOUND))
                .withDropCount(9)
                .withComment("second")
                .withFlags(PacketFlags.of(PacketFlags.Direction.OUTBOUND))
                .withDropCount(-1);
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            out.reset();
            try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(order))) {
                writer.write(packet);
            }
            CapturedPacket read = Vectors.packets(out.toByteArray()).get(0);
            assertThat(read.comments()).containsExactly("first", "second");
            assertThat(read.flags()).contains(PacketFlags.of(PacketFlags.Direction.OUTBOUND));
            assertThat(read.dropCount()).hasValue(-1);
            assertThat(read.options().list()).hasSize(4);
        }
    }

    @Test
    void createsAFileWithOneInterfaceInOneCall(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("capture.pcapng");
        try (CaptureWriter writer = CaptureWriter.pcapng(path, LinkType.RAW, "tun0")) {
            writer.write(Vectors.octets("45"), 1_600_000_000_123_456_789L, 9);
        }
        CapturedPacket packet = Vectors.packets(Files.readAllBytes(path)).get(0);
        assertThat(packet.captureInterface()).isEqualTo(InterfaceDescriptionBlock.of(LinkType.RAW, "tun0"));
        assertThat(packet.timestamp()).contains(Instant.parse("2020-09-13T12:26:40.123456789Z"));
    }

    @Test
    void writesRingFramesOfSeveralInterfacesWithTheirOffset() throws IOException {
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(ByteOrder.LITTLE_ENDIAN))) {
            writer.addInterface(InterfaceDescriptionBlock.of(LinkType.RAW, "first"));
            int second = writer.addInterface(
                    (InterfaceDescriptionBlock) Vectors.blocks(Vectors.PCAPNG).get(1));
            writer.write(second, Vectors.octets("01"), 1_600_003_600_123_456_789L, 1);
        }
        CapturedPacket packet = Vectors.packets(out.toByteArray()).get(0);
        assertThat(packet.captureInterface().name()).contains("eth0");
        assertThat(packet.timestamp()).contains(Instant.parse("2020-09-13T13:26:40.123456789Z"));
    }

    @Test
    void mergesFilesOfBothByteOrdersIntoOneSection() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            out.reset();
            List<CapturedPacket> packets = new ArrayList<>(Vectors.packets(Vectors.PCAPNG));
            packets.addAll(Vectors.packets(Vectors.PCAP));
            packets.addAll(Vectors.packets(Vectors.PCAP_NANOSECONDS));
            try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(order))) {
                for (CapturedPacket packet : packets) {
                    writer.write(packet);
                }
            }
            List<Block> blocks = Vectors.blocks(out.toByteArray());
            assertThat(blocks)
                    .filteredOn(InterfaceDescriptionBlock.class::isInstance)
                    .hasSize(4);
            assertThat(blocks).extracting(Block::byteOrder).containsOnly(order);
            List<CapturedPacket> merged = Vectors.packets(out.toByteArray());
            assertThat(merged)
                    .extracting(CapturedPacket::octets)
                    .containsExactlyElementsOf(
                            packets.stream().map(CapturedPacket::octets).toList());
            assertThat(merged)
                    .extracting(CapturedPacket::linkType)
                    .containsExactlyElementsOf(
                            packets.stream().map(CapturedPacket::linkType).toList());
            assertThat(merged.get(0).timestamp()).isEqualTo(packets.get(0).timestamp());
            assertThat(merged.get(0).comments()).containsExactly("hi");
            assertThat(merged.get(0).flags()).contains(new PacketFlags(5));
            assertThat(merged.get(0).captureInterface().timestampOffset()).isEqualTo(3600);
            assertThat(merged.get(1).timestamp())
                    .as("EPB has no other way to say no time")
                    .contains(Instant.ofEpochSecond(3600));
            assertThat(merged.get(5).timestamp()).contains(Instant.parse("2020-09-13T12:26:40.123456789Z"));
        }
    }

    @Test
    void refusesWhatTheSectionCannotHold() throws IOException {
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(ByteOrder.LITTLE_ENDIAN))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0, 1))
                    .withMessage("the section has no interface yet: call addInterface");
            writer.addInterface(InterfaceDescriptionBlock.of(LinkType.RAW, "lo"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(1, ByteBuffer.allocate(1), 0, 1))
                    .withMessage("interface id must be 0 to 0, not 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(ByteBuffer.allocate(1), -1, 1))
                    .withMessageContaining("timestamp 1969-12-31T23:59:59.999999999Z is outside");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(ByteBuffer.allocate(1), 0, -1));
            Block big = InterfaceDescriptionBlock.of(ByteOrder.BIG_ENDIAN, LinkType.RAW, 0, BlockOptions.none());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.write(big))
                    .withMessage("a block of byte order BIG_ENDIAN does not fit a section of LITTLE_ENDIAN");
        }
        assertThat(Vectors.blocks(out.toByteArray())).hasSize(2);
    }

    @Test
    void writesSimplePacketsOctetByOctet() throws IOException {
        SimplePacketBlock packet = SimplePacketBlock.of(ByteOrder.BIG_ENDIAN, 5, Vectors.octets("0102030405"));
        assertThat(packet.body()).isEqualTo(Vectors.octets("00000005 0102030405 000000"));
        assertThat(packet).hasToString("simple packet of 5 octets");
    }

    @Test
    void refusesUntypedBlocksOfTypedTypes() {
        for (long type : new long[] {0x0A0D0D0AL, 1, 2, 3, 5, 6}) {
            assertThatIllegalArgumentException().isThrownBy(() -> UntypedBlock.of(type, ByteBuffer.allocate(0)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> UntypedBlock.of(7, ByteBuffer.allocate(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> UntypedBlock.of(1L << 32, ByteBuffer.allocate(4)));
    }
}
