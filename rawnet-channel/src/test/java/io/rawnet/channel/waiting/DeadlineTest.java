package io.rawnet.channel.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    @ParameterizedTest
    @CsvSource({
        "PT5S, within 5 s",
        "PT2.5S, within 2.5 s",
        "PT1.001S, within 1.001 s",
        "PT90M, within 5400 s",
        "PT0.05S, within 50 ms",
        "PT0.0125S, within 12.5 ms",
        "PT0.999S, within 999 ms",
        "PT0.000000001S, within 0.000001 ms"
    })
    void textIsTheTimeInSecondsOrMilliseconds(Duration timeout, String text) {
        assertThat(Deadline.after(timeout)).hasToString(text);
    }

    @Test
    void textSaysWhenThereIsNoTime() {
        assertThat(Deadline.NEVER).hasToString("ever");
        assertThat(Deadline.NOW).hasToString("without waiting");
    }

    @Test
    void zeroDoesNotWait() {
        assertThat(Deadline.after(Duration.ZERO)).isSameAs(Deadline.NOW);
        assertThat(Deadline.NOW.isPassed()).isTrue();
        assertThat(Deadline.NOW.remaining()).isZero();
    }

    @Test
    void timesBeyondTheClockAreForEver() {
        for (Duration long1 :
                new Duration[] {Duration.ofDays(60_000), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)}) {
            assertThat(Deadline.after(long1).remaining()).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(Deadline.after(Duration.ofDays(50_000)).remaining())
                .isBetween(
                        Duration.ofDays(49_999).toNanos(),
                        Duration.ofDays(50_000).toNanos());
    }

    @Test
    void passes() throws Exception {
        assertThat(Deadline.after(Duration.ofHours(1)).isPassed()).isFalse();
        Deadline deadline = Deadline.after(Duration.ofMillis(20));
        Thread.sleep(25);
        assertThat(deadline.isPassed()).isTrue();
        assertThat(deadline.remaining()).isNotPositive();
    }

    @Test
    void rejectsNoAndNegativeTimes() {
        assertThatThrownBy(() -> Deadline.after(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("timeout must not be null");
        assertThatThrownBy(() -> Deadline.after(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be zero or more, not PT-0.000000001S");
    }
}
