package io.rawnet.examples.tool.capture;

import io.rawnet.examples.tool.XdpQueueCounts;
import java.util.List;

/**
 * What the kernel has counted, whatever the packets came through.
 *
 * @param received packets that passed the filter, the dropped ones among them
 * @param dropped packets of those that the kernel had no room for
 * @param queues what was counted at each queue, with AF_XDP; else none
 */
public record CaptureCounts(long received, long dropped, List<XdpQueueCounts> queues) {

    public CaptureCounts {
        queues = List.copyOf(queues);
    }

    /** {@return why packets were dropped, to stand behind their number; empty where none were, or there is one reason only} */
    public String reasons() {
        if (dropped == 0 || queues.isEmpty()) {
            return "";
        }
        long withoutFrame =
                queues.stream().mapToLong(queue -> queue.counted().dropped()).sum();
        long atFullRing =
                queues.stream().mapToLong(queue -> queue.counted().ringFull()).sum();
        return ": " + withoutFrame + " for want of a frame, " + atFullRing + " at a full ring";
    }
}
