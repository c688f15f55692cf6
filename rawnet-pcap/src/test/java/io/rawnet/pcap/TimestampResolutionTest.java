package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampResolutionTest {

    @Test
    void readsDecimalUnits() {
        assertThat(new TimestampResolution(0).toInstant(5, 0)).contains(Instant.ofEpochSecond(5));
        assertThat(new TimestampResolution(3).toInstant(5001, 0)).contains(Instant.ofEpochSecond(5, 1_000_000));
        assertThat(TimestampResolution.MICROSECONDS.toInstant(5_000_001, 0)).contains(Instant.ofEpochSecond(5, 1000));
        assertThat(TimestampResolution.NANOSECONDS.toInstant(5_000_000_001L, 0)).contains(Instant.ofEpochSecond(5, 1));
        assertThat(new TimestampResolution(12).toInstant(5_000_000_001_999L, 0)).contains(Instant.ofEpochSecond(5, 1));
        assertThat(new TimestampResolution(127).toInstant(-1, 0)).contains(Instant.EPOCH);
    }

    @Test
    void readsBinaryUnits() {
        assertThat(new TimestampResolution(0x80 | 1).toInstant(11, 0)).contains(Instant.ofEpochSecond(5, 500_000_000));
        assertThat(new TimestampResolution(0x80 | 64).toInstant(1L << 63, 0))
                .contains(Instant.ofEpochSecond(0, 500_000_000));
        assertThat(new TimestampResolution(0xFF).toInstant(-1, 0)).contains(Instant.EPOCH);
    }

    @Test
    void readsTimestampsAsUnsigned() {
        assertThat(TimestampResolution.NANOSECONDS.toInstant(-1, 0))
                .contains(Instant.ofEpochSecond(18_446_744_073L, 709_551_615));
        assertThat(TimestampResolution.MICROSECONDS.toInstant(-1, 0))
                .contains(Instant.ofEpochSecond(18_446_744_073_709L, 551_615_000));
    }

    @Test
    void addsTheOffset() {
        assertThat(TimestampResolution.NANOSECONDS.toInstant(1, -1)).contains(Instant.ofEpochSecond(-1, 1));
    }

    @Test
    void isEmptyBeyondAnInstant() {
        assertThat(new TimestampResolution(0).toInstant(-1, 0)).isEmpty();
        assertThat(new TimestampResolution(0).toInstant(-1, Long.MAX_VALUE)).isEmpty();
        assertThat(TimestampResolution.NANOSECONDS.toInstant(0, Long.MIN_VALUE)).isEmpty();
        long last = Instant.MAX.getEpochSecond();
        assertThat(new TimestampResolution(0).toInstant(last, 0)).isPresent();
        assertThat(new TimestampResolution(0).toInstant(last, 1)).isEmpty();
        assertThat(new TimestampResolution(0).toInstant(0, Instant.MIN.getEpochSecond()))
                .contains(Instant.MIN);
    }

    @Test
    void cutsToWholeUnits() {
        Instant instant = Instant.ofEpochSecond(5, 999_999_999);
        assertThat(TimestampResolution.MICROSECONDS.toUnits(instant, 0)).isEqualTo(5_999_999);
        assertThat(TimestampResolution.MICROSECONDS.toUnits(5_999_999_999L, 0)).isEqualTo(5_999_999);
        assertThat(TimestampResolution.NANOSECONDS.toUnits(5_999_999_999L, 0)).isEqualTo(5_999_999_999L);
        assertThat(TimestampResolution.NANOSECONDS.toUnits(5_999_999_999L, 5)).isEqualTo(999_999_999L);
        assertThat(new TimestampResolution(0x80 | 1).toUnits(instant, 1)).isEqualTo(9);
    }

    @Test
    void writesTheWholeUnsignedRangeAndNothingBeyond() {
        Instant last = Instant.ofEpochSecond(18_446_744_073L, 709_551_615);
        assertThat(TimestampResolution.NANOSECONDS.toUnits(last, 0)).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimestampResolution.NANOSECONDS.toUnits(last.plusNanos(1), 0))
                .withMessageContaining("is outside 0 to 2^64-1 units of 10^-9 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimestampResolution.NANOSECONDS.toUnits(Instant.EPOCH, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TimestampResolution.NANOSECONDS.toUnits(-1L, 0));
    }

    @Test
    void knowsItsUnit() {
        assertThat(new TimestampResolution(0x8A).unitsPerSecond()).isEqualTo(BigInteger.valueOf(1024));
        assertThat(new TimestampResolution(0x8A)).hasToString("2^-10 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimestampResolution(256))
                .withMessage("timestamp resolution must be 0 to 255, not 256");
    }
}
