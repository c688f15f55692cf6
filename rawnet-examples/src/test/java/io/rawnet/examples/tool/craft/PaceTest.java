package io.rawnet.examples.tool.craft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void theFirstPacketIsDueAtOnceAndEachNextOneInItsTime() {
        Pace pace = new Pace(OptionalDouble.of(1000), 0);

        assertThat(pace.due(0)).isEqualTo(1);
        pace.sent(1);
        assertThat(pace.due(0)).isZero();
        assertThat(pace.untilNext(0)).isEqualTo(MILLISECOND);
        assertThat(pace.untilNext(MILLISECOND / 4)).isEqualTo(MILLISECOND * 3 / 4);
        assertThat(pace.due(MILLISECOND)).isEqualTo(1);
        assertThat(pace.due(3 * MILLISECOND)).isEqualTo(3);
    }

    @Test
    void whatWasMissedForLongIsNotCaughtUpWith() {
        Pace pace = new Pace(OptionalDouble.of(1000), 0);

        assertThat(pace.due(5000 * MILLISECOND)).isEqualTo(11);
    }

    @Test
    void withoutARateEverythingIsDue() {
        Pace pace = new Pace(OptionalDouble.empty(), 0);
        pace.sent(1_000_000);

        assertThat(pace.due(0)).isEqualTo(Long.MAX_VALUE);
    }
}
