package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PcapngReaderTest {

    private static final List<Integer> BLOCK_ENDS = List.of(28, 88, 148, 172, 196, 224, 244, 280);

    @Test
    void readsAllPacketsOfBothSections() throws IOException {
        List<CapturedPacket> packets = Vectors.packets(Vectors.PCAPNG);
        assertThat(packets).hasSize(3);

        CapturedPacket enhanced = packets.get(0);
        assertThat(enhanced.timestamp()).contains(Instant.parse("2020-09-13T13:26:40.123456789Z"));
        assertThat(enhanced.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(enhanced.octets()).isEqualTo(Vectors.octets("0102030405"));
        assertThat(enhanced.originalLength()).isEqualTo(64);
        assertThat(enhanced.comments()).containsExactly("hi");
        assertThat(enhanced.flags()).map(PacketFlags::direction).contains(PacketFlags.Direction.INBOUND);
        assertThat(enhanced.flags()).map(PacketFlags::reception).contains(1);
        assertThat(enhanced.captureInterface().name()).contains("eth0");

        CapturedPacket simple = packets.get(1);
        assertThat(simple.timestamp()).isEmpty();
        assertThat(simple.octets()).isEqualTo(Vectors.octets("0A0B0C0D0E0F"));
        assertThat(simple.captureInterface()).isEqualTo(enhanced.captureInterface());

        CapturedPacket obsolete = packets.get(2);
        assertThat(obsolete.timestamp()).contains(Instant.parse("2020-09-13T12:26:40.123456Z"));
        assertThat(obsolete.linkType()).isEqualTo(LinkType.RAW);
        assertThat(obsolete.octets()).isEqualTo(Vectors.octets("45000004"));
        assertThat(obsolete.flags()).isEmpty();
    }

    @Test
    void readsEachKindOfBlock() throws IOException {
        List<Block> blocks = Vectors.blocks(Vectors.PCAPNG);
        assertThat(blocks).hasSize(BLOCK_ENDS.size());

        SectionHeaderBlock section = (SectionHeaderBlock) blocks.get(0);
        assertThat(section.byteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(section.majorVersion()).isEqualTo(1);
        assertThat(section.minorVersion()).isZero();
        assertThat(section.sectionLength()).isEmpty();
        assertThat(section.options().isEmpty()).isTrue();

        InterfaceDescriptionBlock description = (InterfaceDescriptionBlock) blocks.get(1);
        assertThat(description.snapLength()).isEqualTo(262_144);
        assertThat(description.timestampResolution()).isEqualTo(TimestampResolution.NANOSECONDS);
        assertThat(description.timestampOffset()).isEqualTo(3600);
        assertThat(description.options().first(0x8001)).map(BlockOption::value).contains(Vectors.octets("AABBCC"));

        EnhancedPacketBlock enhanced = (EnhancedPacketBlock) blocks.get(2);
        assertThat(enhanced.interfaceId()).isZero();
        assertThat(enhanced.timestamp()).isEqualTo(1_600_000_000_123_456_789L);
        assertThat(enhanced.flags()).contains(new PacketFlags(5));

        SimplePacketBlock simple = (SimplePacketBlock) blocks.get(3);
        assertThat(simple.originalLength()).isEqualTo(6);
        assertThat(simple.paddedOctets()).isEqualTo(Vectors.octets("0A0B0C0D0E0F7788"));

        InterfaceStatisticsBlock statistics = (InterfaceStatisticsBlock) blocks.get(4);
        assertThat(statistics.timestamp()).isEqualTo(0x0000_0001_0000_0002L);
        assertThat(statistics.received()).isEmpty();
        assertThat(statistics.body()).isEqualTo(Vectors.octets("000000000100000002000000"));

        assertThat(blocks.get(5).byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(((InterfaceDescriptionBlock) blocks.get(6)).timestampResolution())
                .isEqualTo(TimestampResolution.MICROSECONDS);
        ObsoletePacketBlock obsolete = (ObsoletePacketBlock) blocks.get(7);
        assertThat(obsolete.dropCount()).isEqualTo(7);
        assertThat(obsolete.interfaceId()).isZero();
    }

    @Test
    void numbersInterfacesAnewInEachSection() throws IOException {
        try (PcapngReader reader = (PcapngReader) Vectors.reader(Vectors.PCAPNG)) {
            assertThat(reader.interfaces()).isEmpty();
            reader.read();
            assertThat(reader.interfaces())
                    .extracting(InterfaceDescriptionBlock::linkType)
                    .containsExactly(LinkType.ETHERNET);
            reader.read();
            reader.read();
            assertThat(reader.interfaces())
                    .extracting(InterfaceDescriptionBlock::linkType)
                    .containsExactly(LinkType.RAW);
        }
    }

    @Test
    void refusesTheBlockOfAnotherSection() throws IOException {
        Block packet = Vectors.blocks(Vectors.PCAPNG).get(2);
        try (PcapngReader reader = (PcapngReader) Vectors.reader(Vectors.PCAPNG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.packet(packet))
                    .withMessage("block must be of the section being read, which has no interface 0");
        }
    }

    @Test
    void deliversEveryBlockBeforeATruncationAtAnyLength() throws IOException {
        List<Block> whole = Vectors.blocks(Vectors.PCAPNG);
        for (int length = 4; length < Vectors.PCAPNG.length; length++) {
            int end = length;
            long complete =
                    BLOCK_ENDS.stream().filter(blockEnd -> blockEnd <= end).count();
            List<Block> blocks = new ArrayList<>();
            try (PcapngReader reader = (PcapngReader) Vectors.reader(Arrays.copyOf(Vectors.PCAPNG, length))) {
                for (Optional<Block> block = reader.readBlock(); block.isPresent(); block = reader.readBlock()) {
                    blocks.add(block.get());
                }
                assertThat(BLOCK_ENDS).as("length %d is no error", length).contains(length);
            } catch (MalformedCaptureException malformed) {
                assertThat(BLOCK_ENDS).as("length %d is an error", length).doesNotContain(length);
                assertThat(malformed.offset()).isLessThanOrEqualTo(length);
            }
            assertThat(blocks).isEqualTo(whole.subList(0, (int) complete));
        }
    }

    @Test
    void knowsTheLinkTypeOfTheFirstInterfaceBeforeAndAfterReading() throws IOException {
        byte[] file = Vectors.hex(Vectors.SECTION_LITTLE
                + Vectors.STATISTICS
                + Vectors.INTERFACE
                + Vectors.ENHANCED_PACKET
                + Vectors.SECTION_BIG
                + Vectors.INTERFACE_BIG);
        try (PcapngReader reader = (PcapngReader) Vectors.reader(file)) {
            List<Block> blocks = new ArrayList<>();
            assertThat(reader.linkType()).isEqualTo(LinkType.ETHERNET);
            for (Optional<Block> block = reader.readBlock(); block.isPresent(); block = reader.readBlock()) {
                blocks.add(block.get());
                assertThat(reader.linkType()).isEqualTo(LinkType.ETHERNET);
            }
            assertThat(blocks).isEqualTo(Vectors.blocks(file));
        }
    }

    @Test
    void deliversTheBlocksBeforeAFaultThatPreventsTheLinkType() throws IOException {
        for (String cut : List.of("", "01000000")) {
            try (PcapngReader reader =
                    (PcapngReader) Vectors.reader(Vectors.hex(Vectors.SECTION_LITTLE + Vectors.STATISTICS + cut))) {
                assertThatThrownBy(reader::linkType).isInstanceOf(MalformedCaptureException.class);
                assertThat(reader.readBlock()).isPresent();
                assertThat(reader.readBlock().orElseThrow()).isInstanceOf(InterfaceStatisticsBlock.class);
                if (cut.isEmpty()) {
                    assertThat(reader.readBlock()).isEmpty();
                } else {
                    assertThatThrownBy(reader::readBlock).isInstanceOf(MalformedCaptureException.class);
                }
            }
        }
    }

    @Test
    void looksForTheLinkTypeInABoundedPartOfTheFile() throws IOException {
        byte[] file = Vectors.hex(Vectors.SECTION_LITTLE + Vectors.STATISTICS.repeat(10) + Vectors.INTERFACE);
        try (PcapngReader reader = (PcapngReader) Vectors.reader(file, new CaptureLimits(100, 100))) {
            assertThatThrownBy(reader::linkType).isInstanceOf(MalformedCaptureException.class);
            assertThatThrownBy(reader::linkType)
                    .as("does not read further ahead when called again")
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessage("at octet 124: required a description of an interface in the first 100 octets,"
                            + " found 124 octets without one");
        }
    }

    @Test
    void staysAtTheFirstError() throws IOException {
        try (CaptureReader reader = Vectors.reader(Arrays.copyOf(Vectors.PCAPNG, 150))) {
            assertThat(reader.read()).isPresent();
            MalformedCaptureException malformed = catchThrowableOfType(MalformedCaptureException.class, reader::read);
            assertThat(malformed).hasMessage("at octet 148: required 8 octets of block header, found 2 octets");
            assertThatThrownBy(reader::read).isSameAs(malformed);
        }
    }

    @Test
    void rejectsBlockLengthsThatCannotBe() {
        for (String length : List.of("00000000", "0B000000", "0D000000", "FCFFFFFF", "00000080", "04000001")) {
            assertMalformed(Vectors.SECTION_LITTLE + "99000000" + length, 32, "multiple of 4");
        }
    }

    @Test
    void rejectsATrailingLengthThatDiffers() {
        assertMalformed(
                Vectors.SECTION_LITTLE + "99000000 10000000 00000000 14000000",
                40,
                "required the block length 16 again, found 20");
    }

    @Test
    void rejectsASectionWithoutByteOrderMagic() {
        assertMalformed("0A0D0D0A 1C000000 4D3C2B1B 0100 0000", 8, "required byte-order magic 0x1A2B3C4D");
    }

    @Test
    void rejectsASectionOfAnotherMajorVersion() {
        assertMalformed(
                "0A0D0D0A 0000001C 1A2B3C4D 0002 0001 FFFFFFFFFFFFFFFF 0000001C",
                12,
                "required pcapng version 1.0, found version 2.1");
    }

    @Test
    void rejectsBodiesTooShortForTheirFields() {
        assertMalformed("0A0D0D0A 00000014 1A2B3C4D 0001 0000 00000014", 8, "16 octets of section header");
        assertMalformed(Vectors.SECTION_BIG + "00000001 00000010 00010000 00000010", 36, "interface description");
        assertMalformed(Vectors.SECTION_BIG + "00000003 0000000C 0000000C", 36, "simple packet");
        assertMalformed(Vectors.SECTION_BIG + "00000005 00000010 00000000 00000010", 36, "interface statistics");
        assertMalformed(
                Vectors.SECTION_BIG + "00000006 00000010 00000000 00000010", 36, "20 octets of enhanced packet");
        assertMalformed(Vectors.SECTION_BIG + "00000002 00000010 00000000 00000010", 36, "20 octets of packet");
    }

    @Test
    void rejectsPacketDataThatIsNotThere() {
        String packet = "00000020 00000000 00000000 00000000 %s 00000004 00000020";
        for (String length : List.of("00000001", "7FFFFFFF", "FFFFFFFF", "FFFFFFFD")) {
            String fields = packet.formatted(length);
            assertMalformed(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG + "00000006" + fields, 56, "with its data");
            assertMalformed(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG + "00000002" + fields, 56, "with its data");
        }
        assertMalformed(
                Vectors.SECTION_BIG + Vectors.INTERFACE_BIG + "00000003 00000014 00000005 00000000 00000014",
                60,
                "required 5 octets of packet data, found 4 octets");
    }

    @Test
    void rejectsPacketsOfInterfacesNotDescribed() {
        assertMalformed(Vectors.SECTION_LITTLE + Vectors.ENHANCED_PACKET, 36, "a description of interface 0");
        assertMalformed(Vectors.SECTION_LITTLE + Vectors.SIMPLE_PACKET, 36, "a description of interface 0");
        assertMalformed(Vectors.SECTION_BIG + Vectors.OBSOLETE_PACKET, 36, "a description of interface 0");
        String highest = "00000006 00000020 FFFFFFFF 00000000 00000000 00000000 00000000 00000020";
        assertMalformed(
                Vectors.SECTION_BIG + Vectors.INTERFACE_BIG + highest,
                56,
                "required a description of interface 4294967295, found 1 descriptions");
    }

    @Test
    void rejectsPacketsBeyondTheLimit() throws IOException {
        CaptureLimits limits = new CaptureLimits(4, 1024);
        try (CaptureReader reader = Vectors.reader(Vectors.PCAPNG, limits)) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("at most 4 octets captured of a packet, found 5 octets");
        }
    }

    @Test
    void boundsTheInterfacesOfASection() throws IOException {
        byte[] file = Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG.repeat(6));
        try (CaptureReader reader = Vectors.reader(file, new CaptureLimits(4, 100))) {
            assertThatThrownBy(reader::read)
                    .isInstanceOf(MalformedCaptureException.class)
                    .hasMessageContaining("at most 100 octets of interface descriptions in a section");
        }
    }

    @Test
    void cutsSimplePacketsAtTheSnapLength() throws IOException {
        byte[] file = Vectors.hex(Vectors.SECTION_BIG
                + "00000001 00000014 0001 0000 00000003 00000014"
                + "00000003 00000014 00000800 01020300 00000014");
        CapturedPacket packet = Vectors.packets(file).get(0);
        assertThat(packet.octets()).isEqualTo(Vectors.octets("010203"));
        assertThat(packet.originalLength()).isEqualTo(2048);
    }

    @Test
    void readsBlocksOfAnyTypeAsOctets() throws IOException {
        byte[] file =
                Vectors.hex(Vectors.SECTION_BIG + "DEADBEEF 00000010 01020304 00000010 80000001 0000000C 0000000C");
        List<Block> blocks = Vectors.blocks(file);
        assertThat(blocks.get(1)).isEqualTo(UntypedBlock.of(0xDEADBEEFL, Vectors.octets("01020304")));
        assertThat(blocks.get(2)).hasToString("block type 0x80000001, 12 octets");
        assertThat(Vectors.packets(file)).isEmpty();
    }

    private static void assertMalformed(String file, long offset, String message) {
        assertThatThrownBy(() -> Vectors.packets(Vectors.hex(file)))
                .isInstanceOfSatisfying(MalformedCaptureException.class, malformed -> {
                    assertThat(malformed.offset()).isEqualTo(offset);
                    assertThat(malformed).hasMessageContaining(message);
                });
    }
}
