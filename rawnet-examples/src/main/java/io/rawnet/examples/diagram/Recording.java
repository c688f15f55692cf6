package io.rawnet.examples.diagram;

import java.util.ArrayList;
import java.util.List;

/** Packets to draw: the first of them, and the number of the others. */
public final class Recording {
    /** More arrows than these nobody looks at. */
    static final int MOST_PACKETS = 100;

    private final List<TimedPacket> packets = new ArrayList<>();
    private long leftOut;

    /** Has no packets yet. */
    public Recording() {}

    /**
     * Takes the next packet.
     *
     * @param packet the packet
     */
    public void add(TimedPacket packet) {
        if (packets.size() < MOST_PACKETS) {
            packets.add(packet);
        } else {
            leftOut++;
        }
    }

    /**
     * Counts packets that nobody has seen.
     *
     * @param number how many, 0 or more
     */
    public void addLost(long number) {
        leftOut += number;
    }

    /** {@return whether there is no packet in it} */
    public boolean isEmpty() {
        return packets.isEmpty();
    }

    /** {@return the conversation as an SVG picture: at most 100 packets between at most 8 hosts, and how many there are beyond that} */
    public String drawn() {
        return SequenceDiagram.of(Conversation.of(packets, leftOut));
    }
}
