package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HexDumpTest {

    private static final Octets TWENTY = Octets.hex("4500 0014 0001 0000 4006 7ce2 7f00 0001 6162 6364");

    @Test
    void writesOffsetOctetsAndAscii() {
        assertThat(HexDump.format(TWENTY.buffer())).isEqualTo("""
                        00000000  45 00 00 14 00 01 00 00  40 06 7c e2 7f 00 00 01  |E.......@.|.....|
                        00000010  61 62 63 64                                       |abcd|
                        """);
    }

    @Test
    void writesFromPositionToLimitAndMovesNeither() {
        ByteBuffer buffer = TWENTY.buffer().position(16).limit(18);
        assertThat(HexDump.format(buffer)).startsWith("00000000  61 62  ").endsWith("|ab|\n");
        assertThat(buffer.position()).isEqualTo(16);
        assertThat(HexDump.format(ByteBuffer.allocate(0))).isEmpty();
    }

    @Test
    void readsHexdumpWithItsLastOffset() {
        assertThat(HexDump.parse("""
                                00000000  45 00 00 14 00 01 00 00  40 06 7c e2 7f 00 00 01  |E.......@.|.....|
                                00000010  61 62 63 64                                       |abcd|
                                00000014
                                """)).isEqualTo(TWENTY);
    }

    @Test
    void readsTheLineThatStandsForRepetitions() {
        Octets zeros = Octets.of(new byte[64]);
        String squeezed = """
                00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                *
                00000040
                """;
        assertThat(HexDump.parse(squeezed)).isEqualTo(zeros);
    }

    @Test
    void readsTcpdumpWithAndWithoutAscii() {
        assertThat(HexDump.parse("\t0x0000:  4500 0014 0001 0000 4006 7ce2 7f00 0001\n\t0x0010:  6162 6364\n"))
                .isEqualTo(TWENTY);
        assertThat(HexDump.parse("\t0x0000:  4500 0014 0001 0000 4006 7ce2 7f00 0001  E.......@.|.....\n"
                        + "\t0x0010:  6162 6364                                abcd\n"))
                .isEqualTo(TWENTY);
        assertThat(HexDump.parse("\t0x0000:  4500 00\r\n")).isEqualTo(Octets.of(0x45, 0, 0));
    }

    @Test
    void readsXxdInGroupsOfTwoAndOfOne() {
        assertThat(HexDump.parse("""
                                00000000: 4500 0014 0001 0000 4006 7ce2 7f00 0001  E.......@.|.....
                                00000010: 6162 6364                                abcd
                                """)).isEqualTo(TWENTY);
        assertThat(HexDump.parse("00000000: 61 62 63 64  abcd\n")).isEqualTo(TWENTY.slice(16, 20));
    }

    @Test
    void readsTsharkAndText2pcap() {
        assertThat(HexDump.parse("""
                                0000  45 00 00 14 00 01 00 00 40 06 7c e2 7f 00 00 01   E.......@.|.....
                                0010  61 62 63 64                                       abcd
                                """)).isEqualTo(TWENTY);
        assertThat(HexDump.parse("""
                                # a comment
                                000000 45 00 00 14 00 01 00 00 40 06 7C E2 7F 00 00 01 ........

                                000010 61 62 63 64
                                """)).isEqualTo(TWENTY);
    }

    @Test
    void doesNotTakeAsciiThatLooksHexadecimalForOctets() {
        assertThat(HexDump.parse("\t0x0000:  6162                                     ab\n"))
                .isEqualTo(Octets.of('a', 'b'));
        assertThat(HexDump.parse("0000  61 62                                             ab\n"))
                .isEqualTo(Octets.of('a', 'b'));
        Octets digits = Octets.hex("61".repeat(16));
        assertThat(HexDump.parse(HexDump.format(digits.buffer()))).isEqualTo(digits);
    }

    @Test
    void namesTheLineThatIsNoneOfADump() {
        refuses("0000  45 00\nhello\n", "line 2 is not of a hex dump, it has no offset at its beginning: \"hello\"");
        refuses("0000  zz\n", "line 1 is not of a hex dump, it has no pair of hexadecimal digits behind the offset");
        refuses("0x0000:  450\n", "line 1 is not of a hex dump, it has something that is no pair");
        refuses("12\n", "line 1 is not of a hex dump, it has no offset");
        refuses("123456789  00\n", "line 1 is not of a hex dump, it has an offset of more than 8 digits");
        refuses("\u0661\u0662\u0663\u0664  00", "line 1 is not of a hex dump, it has no offset");
    }

    @Test
    void noticesALostLine() {
        refuses("0000  45 00\n0010  00 01\n", "line 2 is not of a hex dump, it has offset 16, but 2 octets before it");
    }

    /** {@code hexdump} without {@code -C} writes words in the machine's byte order: to read them would be to guess. */
    @Test
    void refusesWordsOfUnknownByteOrder() {
        refuses("0000000 0045 1400\n", "line 1 is not of a hex dump, it has no pair");
    }

    @Test
    void refusesRepetitionsWithoutMeasure() {
        refuses("*\n0010\n", "line 2 is not of a hex dump, it has an offset that no repetition");
        refuses("0000  00\n*\nffffffff\n", "line 3 is not of a hex dump, it has an offset that no repetition");
        refuses("0000  00 00\n*\n0003\n", "line 3 is not of a hex dump, it has an offset that no repetition");
        refuses("0000  00\n*\n", "line 2 is not of a hex dump, it has no offset follows");
    }

    @Test
    void readsHostileTextInLinearTime() {
        String blanks = "0000  00" + " ".repeat(2_000_000) + "x";
        String pairs = "0000 " + "00 ".repeat(700_000) + "!";
        String digits = "0000: " + "0".repeat(2_000_000) + "1";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(HexDump.parse(blanks).size()).isOne();
            assertThat(HexDump.parse(pairs).size()).isEqualTo(700_000);
            refuses(digits, "line 1 is not of a hex dump");
        });
    }

    private static void refuses(String dump, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexDump.parse(dump))
                .withMessageStartingWith(message);
    }
}
