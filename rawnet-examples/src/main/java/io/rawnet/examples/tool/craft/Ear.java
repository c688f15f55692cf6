package io.rawnet.examples.tool.craft;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.Octets;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketSocket;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.ReceivedFrame;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hears on the interface what really leaves, with all that the kernel has written into it, and what comes back, both with the kernel's times.
 */
final class Ear implements Closeable {
    private static final int ROOM = 1 << 20;
    private static final int MOST_HEARD = 10_000;

    private final LinkChannel channel;
    private final boolean wholeFrames;

    /**
     * A packet on the interface.
     *
     * @param packet the packet, from its IP or Ethernet header on
     * @param time when the kernel saw it
     */
    record Heard(Packet packet, Instant time) {}

    private Ear(LinkChannel channel, boolean wholeFrames) {
        this.channel = channel;
        this.wholeFrames = wholeFrames;
    }

    static Ear open(CraftSettings settings) throws IOException {
        boolean raw = settings.layer() == Layer.LINK;
        LinkMode mode = raw ? LinkMode.RAW : LinkMode.DGRAM;
        String expression = raw ? "" : "host " + settings.target().address() + " or icmp or icmp6";
        try {
            LinkChannel channel = LinkChannel.open(
                    mode,
                    settings.leavingThrough(),
                    PacketSocket.ALL_PROTOCOLS,
                    FilterCompiler.forSocket(raw ? SocketKind.PACKET_RAW : SocketKind.PACKET_DATAGRAM)
                            .compile(expression));
            try {
                channel.setOption(ChannelOptions.TIMESTAMP, true);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM);
                return new Ear(channel, raw);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (BpfSyntaxException impossible) {
            throw new AssertionError("the expression is fixed", impossible);
        }
    }

    /**
     * {@return what left of a packet, in its fragments if the kernel made some; nothing if it was not seen}
     *
     * @param packet the packet as it was given to the kernel
     * @param patience how long to wait: the kernel may have to find out the neighbour's address first
     */
    List<Heard> leaving(Packet packet, Duration patience) throws IOException {
        Pieces pieces = new Pieces(packet);
        long end = System.nanoTime() + patience.toNanos();
        // what has left in time counts, even if it is heard later
        for (int late = 0; !pieces.isComplete() && late < MOST_HEARD; late += end - System.nanoTime() > 0 ? 0 : 1) {
            try {
                Arrival<ReceivedFrame> arrival =
                        channel.receive(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                if (isOutgoing(arrival)) {
                    pieces.take(heard(arrival));
                }
            } catch (SocketTimeoutException silence) {
                return pieces.taken();
            }
        }
        return pieces.taken();
    }

    /** Forgets what was heard so far. */
    void forget() throws IOException {
        int forgotten = 0;
        while (forgotten < MOST_HEARD && channel.tryReceive().isPresent()) {
            forgotten++;
        }
    }

    /**
     * {@return what left of a packet that was sent, maybe more than once, and the first answer to it}
     *
     * @param packet the packet as it was given to the kernel
     */
    Conversation conversation(Packet packet) throws IOException {
        List<Heard> left = List.of();
        Pieces pieces = new Pieces(packet);
        for (int heard = 0; heard < MOST_HEARD; heard++) {
            Optional<Arrival<ReceivedFrame>> arrival = channel.tryReceive();
            if (arrival.isEmpty()) {
                break;
            }
            Heard next = heard(arrival.get());
            if (isOutgoing(arrival.get())) {
                pieces.take(next);
                if (pieces.isComplete()) {
                    left = pieces.taken();
                    pieces = new Pieces(packet);
                }
            } else if (!left.isEmpty() && next.packet().answers(left.get(0).packet())) {
                return new Conversation(left, Optional.of(next));
            }
        }
        return new Conversation(left, Optional.empty());
    }

    /**
     * A packet and its answer.
     *
     * @param left what left of the packet the last time before the answer; empty if nothing was heard
     * @param answer the answer; empty if it was not heard
     */
    record Conversation(List<Heard> left, Optional<Heard> answer) {}

    private static boolean isOutgoing(Arrival<ReceivedFrame> arrival) {
        return arrival.metadata().packetType() == PacketType.OUTGOING;
    }

    private static Heard heard(Arrival<ReceivedFrame> arrival) {
        return new Heard(arrival.packet(), arrival.metadata().timestamp().orElseGet(Instant::now));
    }

    private Optional<Octets> unchanged(Packet packet) {
        return wholeFrames ? Optional.of(packet.octets()) : FragmentContent.of(packet);
    }

    /** The fragments of one packet, which leave in their order. */
    private final class Pieces {
        private final Octets content;
        private final List<Heard> taken = new ArrayList<>();
        private int length;

        Pieces(Packet packet) {
            content = unchanged(packet).orElse(Octets.EMPTY);
        }

        void take(Heard heard) {
            Optional<Octets> piece = unchanged(heard.packet());
            int end = length + piece.map(Octets::size).orElse(0);
            if (piece.isPresent()
                    && !isComplete()
                    && end <= content.size()
                    && content.slice(length, end).equals(piece.get())) {
                taken.add(heard);
                length = end;
            }
        }

        boolean isComplete() {
            return length == content.size() && !taken.isEmpty();
        }

        List<Heard> taken() {
            return List.copyOf(taken);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
