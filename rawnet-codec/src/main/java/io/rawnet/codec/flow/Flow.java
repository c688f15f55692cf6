package io.rawnet.codec.flow;

/**
 * A flow in a {@link FlowTable}.
 *
 * @param <V> what the table keeps for each flow
 */
public final class Flow<V> {

    private final FlowKey key;
    private final V value;
    private final long since;
    private long lastSeen;

    Flow(FlowKey key, V value, long since) {
        this.key = key;
        this.value = value;
        this.since = since;
        lastSeen = since;
    }

    void touch(long now) {
        lastSeen = now;
    }

    /** {@return the key of the flow, in the direction of its first packet} */
    public FlowKey key() {
        return key;
    }

    /** {@return what the table keeps for the flow} */
    public V value() {
        return value;
    }

    /** {@return the time of the first packet in nanoseconds} */
    public long since() {
        return since;
    }

    /** {@return the time of the last packet in nanoseconds} */
    public long lastSeen() {
        return lastSeen;
    }

    /** {@return the key and what is kept for it} */
    @Override
    public String toString() {
        return key + ": " + value;
    }
}
