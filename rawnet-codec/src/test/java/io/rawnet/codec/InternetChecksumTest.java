package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {

    /** The example of RFC 1071 section 3. */
    private static final Octets EXAMPLE = Octets.hex("0001 f203 f4f5 f6f7");

    @Test
    void agreesWithTheExampleOfRfc1071() {
        assertThat(InternetChecksum.finish(InternetChecksum.sum(EXAMPLE.buffer())))
                .isEqualTo(~0xddf2 & 0xFFFF);
        assertThat(InternetChecksum.of(EXAMPLE.buffer())).isEqualTo(0x220d);
    }

    @Test
    void isZeroOverOctetsThatHoldTheirChecksum() {
        assertThat(InternetChecksum.of(Octets.hex("0001 f203 f4f5 f6f7 220d").buffer()))
                .isZero();
    }

    @Test
    void agreesWithTheExampleOfRfc1624() {
        assertThat(InternetChecksum.update(0xDD2F, 0x5555, 0x3285)).isEqualTo(0x0000);
        assertThat(InternetChecksum.update32(0xDD2F, 0x5555_0000, 0x3285_0000)).isEqualTo(0x0000);
        assertThat(InternetChecksum.update32(0xDD2F, 0x0000_5555, 0x0000_3285)).isEqualTo(0x0000);
    }

    @Test
    void countsAnOddLastOctetAsTheHighOne() {
        assertThat(InternetChecksum.of(Octets.hex("01").buffer())).isEqualTo(~0x0100 & 0xFFFF);
    }

    @Test
    void refusesOctetsThatAreNotThere() {
        ByteBuffer direct = ByteBuffer.allocateDirect(4);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> InternetChecksum.sum(direct, 2, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> InternetChecksum.sum(new byte[4], -1, 2));
    }

    @Test
    void takesBothZerosForTheSame() {
        assertThat(ChecksumState.compareInternet(0xFFFF, 0).verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(ChecksumState.compareInternet(0, 0xFFFF).verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(ChecksumState.compareInternet(1, 0).verdict()).isEqualTo(ChecksumState.Verdict.INVALID);
    }
}
