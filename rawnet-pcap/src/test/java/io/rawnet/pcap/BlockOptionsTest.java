package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockOptionsTest {

    private static final byte[] VECTOR =
            Vectors.hex("0001 0002 6869 0000  8001 0003 AABBCC 00  0004 0000  0001 0005 686F202121 000000  0000 0000");

    private static BlockOptions options(byte[] octets) {
        return BlockOptions.of(ByteBuffer.wrap(octets));
    }

    @Test
    void readsOptionsInOrder() {
        BlockOptions options = options(VECTOR);
        assertThat(options.list()).extracting(BlockOption::code).containsExactly(1, 0x8001, 4, 1);
        assertThat(options.comments()).containsExactly("hi", "ho !!");
        assertThat(options.first(4)).map(option -> option.value().remaining()).contains(0);
        assertThat(options.first(3)).isEmpty();
        assertThat(options.malformed()).isEmpty();
        assertThat(options)
                .hasToString("[comment \"hi\", option 32769 (3 octets), option 4 (0 octets), comment \"ho !!\"]");
    }

    @Test
    void keepsWhatStandsBehindTheEnd() {
        byte[] octets = Vectors.hex("0001 0001 61000000 0000 0000 12345678");
        assertThat(options(octets).comments()).containsExactly("a");
        assertThat(options(octets).malformed()).isEmpty();
        assertThat(options(octets).octets()).isEqualTo(ByteBuffer.wrap(octets));
    }

    @Test
    void givesTheMalformedRestAtAnyTruncation() {
        for (int length = 0; length <= VECTOR.length; length++) {
            BlockOptions cut = options(Arrays.copyOf(VECTOR, length));
            boolean between =
                    length == 0 || length == 8 || length == 16 || length == 20 || length == 32 || length == 36;
            assertThat(cut.malformed().isEmpty()).as("length %d", length).isEqualTo(between);
            int read = cut.list().stream()
                    .mapToInt(option -> 4 + Block.padded(option.value().remaining()))
                    .sum();
            int rest = cut.malformed().map(ByteBuffer::remaining).orElse(length == 36 ? 4 : 0);
            assertThat(read + rest).isEqualTo(length);
        }
    }

    @Test
    void anOptionLongerThanTheRestBreaksNothingBeforeIt() {
        BlockOptions options = options(Vectors.hex("0001 0001 61000000 0002 FFFF 00000000"));
        assertThat(options.comments()).containsExactly("a");
        assertThat(options.malformed()).contains(Vectors.octets("0002 FFFF 00000000"));
    }

    @Test
    void readsIntegersOfEachSizeInTheOrderOfTheSection() {
        ByteBuffer value = Vectors.octets("8102030405060708");
        assertThat(new BlockOption(9, value.slice(0, 1)).integer()).hasValue(0x81);
        assertThat(new BlockOption(9, value.slice(0, 2)).integer()).hasValue(0x8102);
        assertThat(new BlockOption(9, value.slice(0, 4)).integer()).hasValue(0x81020304L);
        assertThat(new BlockOption(9, value.slice(0, 8)).integer()).hasValue(0x8102030405060708L);
        assertThat(new BlockOption(9, value.slice(0, 3)).integer()).isEmpty();
        assertThat(new BlockOption(9, value.slice(0, 4).order(ByteOrder.LITTLE_ENDIAN)).integer())
                .hasValue(0x04030281L);
    }

    @Test
    void buildsTheVector() {
        BlockOptions built = BlockOptions.builder(ByteOrder.BIG_ENDIAN)
                .comment("hi")
                .add(0x8001, Vectors.octets("AABBCC"))
                .add(4, ByteBuffer.allocate(0))
                .comment("ho !!")
                .build();
        assertThat(built).isEqualTo(options(VECTOR)).hasSameHashCodeAs(options(VECTOR));
        assertThat(BlockOptions.builder(ByteOrder.BIG_ENDIAN).build()).isEqualTo(BlockOptions.none());
    }

    @Test
    void convertsIntegersAndEnterpriseNumbersToTheOtherOrder() {
        BlockOptions converted = BlockOptions.builder(ByteOrder.BIG_ENDIAN)
                .int32(2, 0x01020304)
                .int64(4, 0x0102030405060708L)
                .add(3, Vectors.octets("01020304"))
                .add(BlockOption.CUSTOM_OCTETS, Vectors.octets("01020304 0506"))
                .build()
                .inOrder(ByteOrder.LITTLE_ENDIAN, EnhancedPacketBlock::wordLength);
        assertThat(converted.octets())
                .isEqualTo(Vectors.octets("0200 0400 04030201  0400 0800 0807060504030201"
                        + "0300 0400 01020304  AD0B 0600 04030201 0506 0000  0000 0000"));
    }

    @Test
    void addsOptionsOfTheSameByteOrderOnly() {
        BlockOptions big =
                BlockOptions.builder(ByteOrder.BIG_ENDIAN).comment("hi").build();
        assertThat(BlockOptions.builder(ByteOrder.BIG_ENDIAN)
                        .addAll(big)
                        .addAll(big)
                        .build()
                        .comments())
                .containsExactly("hi", "hi");
        BlockOptions.Builder little = BlockOptions.builder(ByteOrder.LITTLE_ENDIAN);
        assertThat(little.addAll(BlockOptions.none()).build().isEmpty()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> little.addAll(big))
                .withMessage("byte order of the options must be LITTLE_ENDIAN, not BIG_ENDIAN");
    }

    @Test
    void refusesCodesAndLengthsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockOption(0, ByteBuffer.allocate(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockOption(65_536, ByteBuffer.allocate(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockOption(1, ByteBuffer.allocate(65_536)));
    }
}
