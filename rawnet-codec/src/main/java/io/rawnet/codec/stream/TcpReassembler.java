package io.rawnet.codec.stream;

import io.rawnet.codec.flow.Flow;
import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.flow.FlowTable;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts together what the two sides of TCP connections said (RFC 9293), from segments in any order, safely whatever strangers
 * send.
 *
 * <ul>
 *   <li>Data are reported in order, each octet once. Data that come early wait for those before them.
 *   <li>Where segments overlap, the octet that came first counts: the policy is <em>first</em>. Data that were sent again, and
 *       keep-alives, are passed over.
 *   <li>Missing data are given up when the other side acknowledges more than is missing, because it has them; when the {@linkplain
 *       StreamLimits limits} are reached; and when the stream ends. They are reported with their number, and what waited for
 *       them follows.
 *   <li>A connection may be captured from the middle: each side begins with its first segment.
 *   <li>A stream ends with FIN of both sides, with RST where the receiver expects it, after the idle time, when newer streams
 *       need the room, and when a new connection uses the same ports. An ended stream is kept until its idle time is over, and
 *       what still comes for it is passed over.
 *   <li>A SYN begins a new stream where there is none, where the last has ended, or where nobody answered the last. While a
 *       connection is open it does so only when the other side acknowledges it or its own side goes on from it, as hosts do
 *       not believe a lone SYN either (RFC 5961 section 4). RST alone begins none.
 *   <li>Every captured octet of a stream is reported, waits, or is counted in {@link TcpStream#passedOver}.
 *   <li>A segment that was captured in part counts with the data that are there; the rest is missing.
 *   <li>Checksums are not looked at: in captures of a host's own packets they are often not computed yet.
 * </ul>
 *
 * <p>A segment costs the logarithm of what waits, once for each piece of it that the segment meets, and nothing is copied that
 * arrives in order. Fragments must be put together before: see {@link Defragmenter}. In a tunnel the innermost packet counts.
 *
 * <p>Time is that of the packets, in nanoseconds, from any clock. Not safe for use by several threads at once.
 */
public final class TcpReassembler {

    private final StreamLimits limits;
    private final TcpStreamListener listener;
    private final FlowTable<TcpStream> streams;
    private final Backlog backlog = new Backlog();
    private long now;

    /**
     * Makes a reassembler with {@linkplain StreamLimits#DEFAULT usual limits}.
     *
     * @param listener is told what happens
     */
    public TcpReassembler(TcpStreamListener listener) {
        this(StreamLimits.DEFAULT, listener);
    }

    /**
     * Makes a reassembler.
     *
     * @param limits how much it keeps
     * @param listener is told what happens, during {@link #accept}, {@link #expire} and {@link #finish}
     */
    public TcpReassembler(StreamLimits limits, TcpStreamListener listener) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.listener = Objects.requireNonNull(listener, "listener");
        streams = new FlowTable<>(
                limits.streams(),
                this::begin,
                (flow, cause) -> end(flow.value(), cause == FlowTable.Cause.IDLE ? StreamEnd.IDLE : StreamEnd.EVICTED));
    }

    /**
     * Takes a packet.
     *
     * @param packet the packet, whole: a fragment is not taken
     * @param time when it was captured, in nanoseconds
     * @return whether it is a TCP segment in an IP packet; of anything else nothing is taken
     */
    public boolean accept(Packet packet, long time) {
        Optional<Segment> segment = Segment.in(packet, time);
        segment.ifPresent(this::accept);
        return segment.isPresent();
    }

    /**
     * Takes a segment.
     *
     * @param key the key of its packet
     * @param header its header
     * @param data its data from position to limit; the position is not moved
     * @param time when it was captured, in nanoseconds
     * @throws IllegalArgumentException if the key is not of TCP or has no ports
     */
    public void accept(FlowKey key, TcpHeader header, ByteBuffer data, long time) {
        accept(Segment.of(checked(key), header, data.slice(), data.remaining(), time));
    }

    /**
     * Takes a segment whose header is not decoded.
     *
     * @param key the key of its packet
     * @param header its header
     * @param data its data from position to limit; the position is not moved
     * @param time when it was captured, in nanoseconds
     * @throws IllegalArgumentException if the key is not of TCP or has no ports
     */
    public void accept(FlowKey key, TcpView header, ByteBuffer data, long time) {
        accept(Segment.of(checked(key), header, data.slice(), time));
    }

    private static FlowKey checked(FlowKey key) {
        if (!key.protocol().equals(IpProtocol.TCP) || key.sourcePort().isEmpty()) {
            throw new IllegalArgumentException("key must be of TCP and have ports, not " + key);
        }
        return key;
    }

    private void accept(Segment segment) {
        expire(segment.time());
        Optional<Flow<TcpStream>> flow = streams.find(segment.key());
        if (flow.isEmpty() && segment.has(TcpHeader.RST)) {
            return;
        }
        Optional<Segment> successor =
                flow.flatMap(open -> open.value().successor(open.key().direction(segment.key()), segment));
        if (successor.isPresent()) {
            end(flow.orElseThrow().value(), StreamEnd.REPLACED);
            streams.remove(segment.key());
            if (successor.get() != segment) {
                take(successor.get());
            }
        }
        take(segment);
    }

    private void take(Segment segment) {
        boolean isAnswer = segment.has(TcpHeader.SYN) && segment.has(TcpHeader.ACK);
        FlowKey opener = isAnswer ? segment.key().reversed() : segment.key();
        Flow<TcpStream> flow = streams.accept(opener, segment.time());
        TcpStream stream = flow.value();
        FlowDirection direction = flow.key().direction(segment.key());
        stream.accept(direction, segment).ifPresent(end -> end(stream, end));
        while (stream.side(direction).waitingOctets() > limits.maxOctetsPerSide()) {
            giveUpMissing(stream.side(direction));
        }
        while (backlog.octets() > limits.maxOctets()) {
            giveUpMissing(backlog.longestWaiting());
        }
    }

    private void giveUpMissing(TcpSide side) {
        side.giveUpMissing(now);
        if (side.stream().isFinished()) {
            end(side.stream(), StreamEnd.FINISHED);
        }
    }

    private TcpStream begin(FlowKey key) {
        TcpStream stream = new TcpStream(key, listener, backlog);
        listener.began(stream, now);
        return stream;
    }

    private void end(TcpStream stream, StreamEnd end) {
        if (!stream.hasEnded()) {
            stream.end(now);
            listener.ended(stream, end, now);
        }
    }

    /**
     * Ends each stream that has been idle too long. {@link #accept} does it too: this is for when no packets come.
     *
     * @param time the time in nanoseconds
     */
    public void expire(long time) {
        now = time;
        streams.expire(time);
    }

    /** Ends each stream that is open, as at the end of a capture, and forgets all. */
    public void finish() {
        for (Flow<TcpStream> flow : List.copyOf(streams.flows())) {
            end(flow.value(), StreamEnd.CAPTURE_ENDED);
            streams.remove(flow.key());
        }
    }

    /** {@return how many streams are kept, those that have ended included until their idle time is over} */
    public int streams() {
        return streams.flows().size();
    }

    /** {@return how much memory the data take that wait for others, in octets, bookkeeping included by estimate} */
    public long waitingOctets() {
        return backlog.octets();
    }
}
