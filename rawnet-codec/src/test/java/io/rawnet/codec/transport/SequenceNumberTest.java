package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SequenceNumberTest {

    private static final long LAST = 0xFFFF_FFFFL;

    @Test
    void ordersNeighbours() {
        assertThat(SequenceNumber.compare(1, 2)).isNegative();
        assertThat(SequenceNumber.compare(2, 1)).isPositive();
        assertThat(SequenceNumber.compare(7, 7)).isZero();
    }

    @Test
    void ordersAcrossTheWrapAround() {
        assertThat(SequenceNumber.compare(LAST, 0)).isNegative();
        assertThat(SequenceNumber.compare(0, LAST)).isPositive();
        assertThat(SequenceNumber.compare(LAST - 1000, 1000)).isNegative();
        assertThat(SequenceNumber.compare(0x7FFF_FFFFL, 0x8000_0000L)).isNegative();
    }

    @Test
    void reachesHalfwayRoundTheCircle() {
        assertThat(SequenceNumber.compare(0, 0x7FFF_FFFFL)).isNegative();
        assertThat(SequenceNumber.compare(0, 0x8000_0001L)).isPositive();
        assertThat(SequenceNumber.compare(0, 0x8000_0000L)).isNegative();
        assertThat(SequenceNumber.compare(0x8000_0000L, 0)).isNegative();
    }

    @Test
    void advancesAcrossTheWrapAround() {
        assertThat(SequenceNumber.plus(LAST, 1)).isZero();
        assertThat(SequenceNumber.plus(0xFFFF_FF00L, 0x200)).isEqualTo(0x100);
        assertThat(SequenceNumber.plus(0, -1)).isEqualTo(LAST);
        assertThat(SequenceNumber.plus(5, 1L << 32)).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNoSequenceNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceNumber.compare(LAST + 1, 0))
                .withMessage("sequence number must be 0 to 4294967295, not 4294967296");
        assertThatIllegalArgumentException().isThrownBy(() -> SequenceNumber.compare(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> SequenceNumber.plus(-1, 1));
    }
}
