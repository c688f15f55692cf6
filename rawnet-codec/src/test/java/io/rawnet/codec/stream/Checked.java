package io.rawnet.codec.stream;

import io.rawnet.codec.flow.FlowDirection;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A listener that fails when a stream tells what a stream cannot tell. */
final class Checked implements TcpStreamListener {

    private final Set<TcpStream> streams = new HashSet<>();
    private final Set<TcpStream> ended = new HashSet<>();
    private final Map<TcpStream, long[]> delivered = new HashMap<>();
    private final Map<TcpStream, long[]> missing = new HashMap<>();

    @Override
    public void began(TcpStream stream, long time) {
        holds(streams.add(stream) && !stream.hasEnded());
        delivered.put(stream, new long[2]);
        missing.put(stream, new long[2]);
    }

    @Override
    public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time) {
        holds(isOpen(stream) && data.hasRemaining() && data.isReadOnly());
        delivered.get(stream)[direction.ordinal()] += data.remaining();
    }

    @Override
    public void missing(TcpStream stream, FlowDirection direction, long octets, long time) {
        holds(isOpen(stream) && octets >= 1 && octets <= 1 << 30);
        missing.get(stream)[direction.ordinal()] += octets;
    }

    @Override
    public void ended(TcpStream stream, StreamEnd end, long time) {
        holds(isOpen(stream) && stream.hasEnded());
        ended.add(stream);
        for (FlowDirection direction : FlowDirection.values()) {
            holds(stream.delivered(direction) == delivered.get(stream)[direction.ordinal()]);
            holds(stream.missing(direction) == missing.get(stream)[direction.ordinal()]);
        }
    }

    private boolean isOpen(TcpStream stream) {
        return streams.contains(stream) && !ended.contains(stream);
    }

    boolean allEnded() {
        return ended.equals(streams);
    }

    /** How many captured octets all streams together reported or passed over. */
    long accounted() {
        long octets = 0;
        for (TcpStream stream : streams) {
            for (FlowDirection direction : FlowDirection.values()) {
                octets += stream.delivered(direction) + stream.passedOver(direction);
            }
        }
        return octets;
    }

    private static void holds(boolean law) {
        if (!law) {
            throw new AssertionError("broken: a stream begins, goes on and ends once, and counts what it reports");
        }
    }
}
