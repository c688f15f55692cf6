package io.rawnet.codec.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Flows and what a program keeps for each, bounded in number and idle time. A packet costs a constant.
 *
 * <p>Time is that of the packets, in nanoseconds, from any clock; a packet with an earlier time than one before it counts as
 * being of the same time. Not safe for use by several threads at once.
 *
 * @param <V> what is kept for each flow
 */
public final class FlowTable<V> {

    /** Why a flow left the table. */
    public enum Cause {
        /** It had no packet for {@link FlowLimits#maxIdle}. */
        IDLE,
        /** A newer flow needed the room, and no other flow had been idle longer. */
        EVICTED
    }

    private final FlowLimits limits;
    private final Function<FlowKey, V> values;
    private final BiConsumer<Flow<V>, Cause> ended;

    /** The flow that has been idle longest comes first. */
    private final Map<FlowKey, Flow<V>> flows = new LinkedHashMap<>();

    private long now = Long.MIN_VALUE;

    /**
     * Makes an empty table.
     *
     * @param limits how much it keeps
     * @param values makes what is kept for a flow, from the key of its first packet
     * @param ended is told of each flow that leaves the table, and why, during {@link #accept} and {@link #expire}; not of
     *     those that the program removes
     */
    public FlowTable(FlowLimits limits, Function<FlowKey, V> values, BiConsumer<Flow<V>, Cause> ended) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.values = Objects.requireNonNull(values, "values");
        this.ended = Objects.requireNonNull(ended, "ended");
    }

    /**
     * {@return the flow of a packet, which is new if there was none} Idle flows leave first, and one is evicted for a new flow
     * beyond the limit.
     *
     * @param key the key of the packet
     * @param time the time of the packet in nanoseconds
     */
    public Flow<V> accept(FlowKey key, long time) {
        Objects.requireNonNull(key, "key");
        expire(time);
        Flow<V> flow = flows.remove(key);
        if (flow == null) {
            flow = new Flow<>(key, values.apply(key), now);
        }
        flow.touch(now);
        flows.put(flow.key(), flow); // behind all others
        if (flows.size() > limits.maxFlows()) {
            leave(longestIdle(), Cause.EVICTED);
        }
        return flow;
    }

    /**
     * Lets each flow leave that has been idle too long. {@link #accept} does it too: this is for when no packets come.
     *
     * @param time the time in nanoseconds
     */
    public void expire(long time) {
        if (flows.isEmpty() || time - now > 0) {
            now = time;
        }
        while (!flows.isEmpty()
                && now - longestIdle().lastSeen() >= limits.maxIdle().toNanos()) {
            leave(longestIdle(), Cause.IDLE);
        }
    }

    private Flow<V> longestIdle() {
        return flows.values().iterator().next();
    }

    private void leave(Flow<V> flow, Cause cause) {
        flows.remove(flow.key());
        ended.accept(flow, cause);
    }

    /**
     * {@return the flow of a key; empty if the table does not have it} To look is not to use: the flow stays as idle as it was.
     *
     * @param key the key of a packet in either direction
     */
    public Optional<Flow<V>> find(FlowKey key) {
        return Optional.ofNullable(flows.get(Objects.requireNonNull(key, "key")));
    }

    /**
     * {@return the flow of a key, which is now no longer in the table; empty if it was not}
     *
     * @param key the key of a packet in either direction
     */
    public Optional<Flow<V>> remove(FlowKey key) {
        return Optional.ofNullable(flows.remove(Objects.requireNonNull(key, "key")));
    }

    /** {@return the flows, the one that has been idle longest first; a view of the table} */
    public Collection<Flow<V>> flows() {
        return Collections.unmodifiableCollection(flows.values());
    }
}
