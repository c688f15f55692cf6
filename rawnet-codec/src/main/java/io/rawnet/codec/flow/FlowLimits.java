package io.rawnet.codec.flow;

import io.rawnet.codec.internal.Range;
import java.time.Duration;

/**
 * How many flows a table keeps, and how long, so that strangers cannot make it keep more.
 *
 * @param maxFlows the most flows, 1 or more; when there are more, the one that has been idle longest is evicted
 * @param maxIdle how long after its last packet a flow is kept, positive
 */
public record FlowLimits(int maxFlows, Duration maxIdle) {

    /** 65,536 flows, each kept for 5 minutes after its last packet. */
    public static final FlowLimits DEFAULT = new FlowLimits(1 << 16, Duration.ofMinutes(5));

    public FlowLimits {
        Range.atLeast("maxFlows", maxFlows, 1);
        Range.duration("maxIdle", maxIdle);
    }
}
