package io.rawnet.codec.stream;

import io.rawnet.codec.Octets;
import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.transport.TcpHeader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one side of a stream sends. Sequence numbers are counted on as positions of 64 bits, which do not wrap around.
 *
 * <p>What came first counts: waiting data are never replaced by others with the same sequence numbers, and neither are data
 * that were reported.
 */
final class TcpSide {

    /** The largest window is 2^30 octets (RFC 7323 section 2.3): what is further ahead is not of this connection. */
    private static final long MAX_WINDOW = 1 << 30;

    /** A position that is never reached. */
    private static final long NEVER = Long.MAX_VALUE;

    private final TcpStream stream;
    private final FlowDirection direction;
    private final TcpStreamListener listener;
    private final Backlog backlog;

    /** By position; no two overlap, and none begins at or before what is next. */
    private final TreeMap<Long, WaitingData> waiting = new TreeMap<>();

    private boolean begun;
    private boolean begunWithoutData;
    private long first;
    private long next;
    private long acknowledged;
    private long end = NEVER;
    private Segment newcomer;
    private long waitingOctets;
    private long delivered;
    private long missing;
    private long passedOver;

    TcpSide(TcpStream stream, FlowDirection direction, TcpStreamListener listener, Backlog backlog) {
        this.stream = stream;
        this.direction = direction;
        this.listener = listener;
        this.backlog = backlog;
    }

    TcpStream stream() {
        return stream;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isFinished() {
        return next > end;
    }

    long waitingOctets() {
        return waitingOctets;
    }

    long delivered() {
        return delivered;
    }

    long missing() {
        return missing;
    }

    long passedOver() {
        return passedOver;
    }

    /** Takes the first segment of this side for the beginning, whether it has SYN or was captured from the middle. */
    void begin(Segment segment) {
        begun = true;
        begunWithoutData = !segment.has(TcpHeader.SYN) && segment.length() == 0;
        first = segment.firstOctet();
        next = first;
        acknowledged = first;
    }

    /** {@return whether a SYN is the one that this side began with, perhaps once more} */
    boolean beganWith(Segment syn) {
        return begun && syn.firstOctet() == first;
    }

    private long position(long sequenceNumber) {
        return next + (int) (sequenceNumber - next);
    }

    /** Takes the data and the FIN of a segment. */
    void accept(Segment segment) {
        long start = position(segment.firstOctet());
        if (begunWithoutData && segment.length() > 0) {
            begunWithoutData = false;
            if (start == next + 1) {
                next = start; // the connection was idle: what was captured first was a keep-alive
            }
        }
        long last = start + segment.length();
        if (last - next > MAX_WINDOW) {
            passOver(segment);
            return;
        }
        if (segment.has(TcpHeader.FIN) && end == NEVER && last >= Math.max(next, highest())) {
            end = last;
        }
        long from = Math.max(start, next);
        long to = Math.min(start + segment.data().remaining(), end);
        long taken = 0;
        if (from < to && from == next && waiting.isEmpty()) {
            taken = to - from;
            deliver(segment.data().slice((int) (from - start), (int) taken), segment.time());
        } else if (from < to) {
            taken = keep(segment, start, from, to);
        }
        passedOver += segment.data().remaining() - taken;
        deliverWaiting();
    }

    /** Counts the data of a segment as passed over. */
    void passOver(Segment segment) {
        passedOver += segment.data().remaining();
    }

    /** {@return the position behind all data that are known} */
    private long highest() {
        return waiting.isEmpty() ? next : waiting.lastEntry().getValue().end();
    }

    /** Keeps those data of a segment between two positions that are not here yet; gives how many those were. */
    private long keep(Segment segment, long start, long from, long to) {
        long kept = 0;
        Map.Entry<Long, WaitingData> before = waiting.floorEntry(from);
        long at = before == null ? from : Math.max(from, before.getValue().end());
        while (at < to) {
            Map.Entry<Long, WaitingData> following = waiting.ceilingEntry(at);
            long until = following == null ? to : Math.min(to, following.getKey());
            if (until > at) {
                Octets octets = Octets.copyOf(segment.data(), (int) (at - start), (int) (until - at));
                put(new WaitingData(at, octets, segment.time()));
                kept += until - at;
            }
            at = following == null ? to : following.getValue().end();
        }
        return kept;
    }

    private void put(WaitingData data) {
        waiting.put(data.start(), data);
        waitingOctets += data.cost();
        backlog.grow(this, data.cost());
    }

    private void deliverWaiting() {
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            WaitingData data = waiting.pollFirstEntry().getValue();
            waitingOctets -= data.cost();
            backlog.shrink(this, data.cost());
            deliver(data.octets().buffer(), data.time());
        }
        if (next == end) {
            next++; // FIN has a sequence number of its own
        }
    }

    private void deliver(ByteBuffer data, long time) {
        next += data.remaining();
        delivered += data.remaining();
        listener.data(stream, direction, data.asReadOnlyBuffer(), time);
    }

    /**
     * Takes an acknowledgment of the other side. It has what it acknowledges: if that is still missing here, it was not
     * captured and will not come.
     */
    void acknowledge(long acknowledgmentNumber, long time) {
        long position = position(acknowledgmentNumber);
        if (position - next > MAX_WINDOW) {
            return;
        }
        acknowledged = Math.max(acknowledged, position);
        while (position > known()) {
            giveUpMissing(time);
        }
    }

    /** {@return the position behind the missing data, where something is known; {@link #NEVER} if nothing is} */
    private long known() {
        if (!waiting.isEmpty()) {
            return waiting.firstKey();
        }
        return isFinished() ? NEVER : end;
    }

    /** Reports the first missing data as missing, and what waited for them. */
    void giveUpMissing(long time) {
        long lost = known() - next;
        next = known();
        missing += lost;
        listener.missing(stream, direction, lost, time);
        deliverWaiting();
    }

    /** Reports all that waits, because nothing more comes. */
    void flush(long time) {
        while (known() != NEVER) {
            giveUpMissing(time);
        }
    }

    /**
     * {@return whether RST is where the receiver expects it (RFC 9293 section 3.10.7.4)} Elsewhere it is ignored, by receivers
     * and here, so that strangers who guess do not end a stream.
     */
    boolean isResetBy(Segment segment) {
        long position = position(segment.sequenceNumber());
        return !begun || position == next || position == acknowledged || position == highest();
    }

    /** Remembers a SYN that does not belong to this stream, and may be the first of one that takes over. */
    void meet(Segment syn) {
        if (position(syn.firstOctet()) != next) {
            newcomer = syn.withoutData();
        }
    }

    Segment newcomer() {
        return newcomer;
    }

    /** {@return whether a sequence or acknowledgment number is the first behind the SYN of the newcomer} */
    boolean isOfNewcomer(long number) {
        return newcomer != null && newcomer.firstOctet() == number;
    }
}
