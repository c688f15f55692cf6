package io.rawnet.examples.tool.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.XdpQueueCounts;
import io.rawnet.xdp.XdpStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureCountsTest {
    @Test
    void reasonsAreThoseOfAllQueuesAndSaidOnlyWherePacketsWereDropped() {
        CaptureCounts counts = new CaptureCounts(30, 10, List.of(queue(0, 3, 1), queue(1, 4, 2)));

        assertThat(counts.reasons()).isEqualTo(": 7 for want of a frame, 3 at a full ring");
        assertThat(new CaptureCounts(30, 0, List.of(queue(0, 0, 0))).reasons()).isEmpty();
        assertThat(new CaptureCounts(30, 10, List.of()).reasons()).isEmpty();
    }

    private static XdpQueueCounts queue(int number, long dropped, long ringFull) {
        return new XdpQueueCounts("eth0", number, new XdpStatistics(20, dropped, ringFull, dropped, 0, 0, 0, 0));
    }
}
