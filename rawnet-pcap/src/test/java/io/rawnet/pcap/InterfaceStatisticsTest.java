package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.number.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Interface statistics blocks, draft-ietf-opsawg-pcapng, section 4.6. */
class InterfaceStatisticsTest {

    /** Interface 0, began at 0x0000000100000002, received 3, the largest number dropped, all options. */
    private static final String ALL_COUNTERS = "00000005 00000070 00000000 0005AF31 07A5E240"
            + "0002 0008 00000001 00000002  0003 0008 00000003 00000004"
            + "0004 0008 0000000000000003  0005 0008 FFFFFFFFFFFFFFFF"
            + "0006 0008 0000000000000006  0007 0008 0000000000000007  0008 0008 0000000000000008"
            + "0000 0000 00000070";

    @Test
    void readsEachCounter() throws IOException {
        byte[] file = Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG + ALL_COUNTERS);
        InterfaceStatisticsBlock block =
                (InterfaceStatisticsBlock) Vectors.blocks(file).get(2);
        assertThat(block.interfaceId()).isZero();
        assertThat(block.timestamp()).isEqualTo(1_600_000_000_123_456L);
        assertThat(block.received()).hasValue(3);
        assertThat(block.dropped()).hasValue(-1);
        assertThat(block.acceptedByFilter()).hasValue(6);
        assertThat(block.droppedBySystem()).hasValue(7);
        assertThat(block.delivered()).hasValue(8);
        assertThat(block.options().integer(InterfaceStatisticsBlock.START_TIME, 8))
                .hasValue(0x0000_0001_0000_0002L);
        assertThat(block).hasToString("statistics of interface 0: received 3, dropped 18446744073709551615");
        assertThat(Vectors.copy(file)).isEqualTo(file);
        assertThat(Vectors.packets(file)).isEmpty();
    }

    @Test
    void convertsCountersAndTimesToTheOtherByteOrder() throws IOException {
        InterfaceStatisticsBlock big = (InterfaceStatisticsBlock)
                Vectors.blocks(Vectors.hex(Vectors.SECTION_BIG + ALL_COUNTERS)).get(1);
        InterfaceStatisticsBlock little =
                InterfaceStatisticsBlock.of(ByteOrder.LITTLE_ENDIAN, big.interfaceId(), big.timestamp(), big.options());
        assertThat(little.timestamp()).isEqualTo(big.timestamp());
        assertThat(little.received()).hasValue(3);
        assertThat(little.dropped()).hasValue(-1);
        assertThat(little.options().first(InterfaceStatisticsBlock.START_TIME))
                .map(BlockOption::value)
                .as("two words, the upper one first in either byte order")
                .contains(Vectors.octets("01000000 02000000"));
    }

    @Test
    void hasNoCounterOfAnotherLengthThanEight() {
        InterfaceStatisticsBlock block = InterfaceStatisticsBlock.of(
                ByteOrder.BIG_ENDIAN,
                0xFFFF_FFFFL,
                -1,
                BlockOptions.builder(ByteOrder.BIG_ENDIAN)
                        .int32(InterfaceStatisticsBlock.RECEIVED, 1)
                        .build());
        assertThat(block.received()).isEmpty();
        assertThat(block.dropped()).isEqualTo(OptionalLong.empty());
        assertThat(block.timestamp()).isEqualTo(-1);
        assertThat(block).hasToString("statistics of interface 4294967295: received unknown, dropped unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfaceStatisticsBlock.of(ByteOrder.BIG_ENDIAN, 1L << 32, 0, BlockOptions.none()))
                .withMessage("interface id must be 0 to 4294967295, not 4294967296");
    }

    @Test
    void isWrittenWithTheTimeInTheUnitsOfTheInterface() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = CaptureWriter.pcapng(out, Vectors.section(ByteOrder.BIG_ENDIAN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.writeStatistics(0, 0, 0, 0));
            writer.addInterface(
                    InterfaceDescriptionBlock.of(ByteOrder.BIG_ENDIAN, LinkType.RAW, 0, BlockOptions.none()));
            writer.writeStatistics(0, 1_600_000_000_123_456_789L, 3, 7);
        }
        assertThat(out.toByteArray())
                .isEqualTo(Vectors.hex(Vectors.SECTION_BIG + Vectors.INTERFACE_BIG
                        + "00000005 00000034 00000000 0005AF31 07A5E240"
                        + "0004 0008 0000000000000003 0005 0008 0000000000000007 0000 0000 00000034"));
    }
}
