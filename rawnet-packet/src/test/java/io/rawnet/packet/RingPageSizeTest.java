package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.testkit.junit.Requirements;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings on kernels whose pages are not 4096 octets long. */
class RingPageSizeTest {
    @Test
    void pageSizeIsTheSystems() throws Exception {
        Requirements.requireTool("getconf");
        Process getconf = new ProcessBuilder("getconf", "PAGESIZE").start();
        try {
            String reported = new String(getconf.getInputStream().readAllBytes()).trim();
            assertThat(getconf.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(DescriptorCalls.pageSize()).hasToString(reported);
        } finally {
            getconf.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 16384, 65536})
    void transmitRingHasWholePagesAndWholeFrames(int pageSize) {
        for (int frameCount = 64; frameCount <= 4096; frameCount *= 2) {
            for (int frameSize = 128; frameSize <= 1 << 17; frameSize *= 2) {
                TransmitLayout layout = TransmitLayout.of(frameCount, frameSize, pageSize);
                assertThat(layout.blockSize() % pageSize).isZero();
                assertThat(layout.blockSize() % frameSize).isZero();
                assertThat(layout.blockCount()).isPositive();
                assertThat(layout.length()).isEqualTo(Math.max(pageSize, frameCount * frameSize));
                // the ring counts its frames with a mask
                assertThat(Integer.bitCount(layout.length() / frameSize)).isOne();
            }
        }
    }

    @Test
    void ringShorterThanAPageFillsThePage() {
        assertThat(TransmitLayout.of(64, 128, 16384)).isEqualTo(new TransmitLayout(128, 16384, 1));
        assertThat(TransmitLayout.of(64, 128, 4096)).isEqualTo(new TransmitLayout(128, 4096, 2));
    }

    @Test
    void blocksOfAReceiveRingAreWholePages() {
        assertThatCode(() -> PacketRingBuilder.requireWholePages(4096, 4096)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PacketRingBuilder.requireWholePages(4096, 16384))
                .hasMessage("blockSize must be a multiple of the page size 16384, not 4096");
        assertThatThrownBy(() -> PacketRingBuilder.requireWholePages(0, 16384)).hasMessageContaining("not 0");
    }
}
