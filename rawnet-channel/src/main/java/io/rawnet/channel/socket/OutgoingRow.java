package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.MessageRow;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The memory behind a batch to send, and how far it was sent. */
public final class OutgoingRow {
    private final MessageRow row;
    private final ControlMessageWriter writer = new ControlMessageWriter();
    private final Attempt sending = this::sendOnce;
    private int size;
    private int position;
    private int sent;

    /**
     * Allocates the memory.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, 1 or more
     * @param controlRoom octets for each packet's control messages, 0 or more
     * @throws IllegalArgumentException if one is out of range
     */
    public OutgoingRow(int capacity, int packetRoom, int controlRoom) {
        Arguments.requireRange(capacity, 1, Integer.MAX_VALUE, "capacity");
        Arguments.requireRange(packetRoom, 1, Integer.MAX_VALUE, "packetRoom");
        row = new MessageRow(capacity, packetRoom, controlRoom);
    }

    /** {@return the memory; the slot of the packet that is added next is {@link #size()}} */
    public MessageRow row() {
        return row;
    }

    /** {@return how many packets were added} */
    public int size() {
        return size;
    }

    /** {@return the index of the packet that is sent next} */
    public int position() {
        return position;
    }

    /** {@return how many packets were sent since the batch was cleared or rewound} */
    public int sent() {
        return sent;
    }

    /** {@return whether there is no room for one more packet} */
    public boolean isFull() {
        return size == row.slots();
    }

    /**
     * Copies a packet into the next slot, without destination and control messages. {@link #added} follows.
     *
     * @param packet the packet, whose position moves to its limit
     * @throws IllegalArgumentException if it is longer than the room
     */
    public void load(ByteBuffer packet) {
        next(packet.remaining()).put(packet);
    }

    /**
     * Encodes a packet into the next slot, without destination and control messages. {@link #added} follows.
     *
     * @param packet the packet
     * @throws IllegalArgumentException if it is longer than the room
     */
    public void load(Packet packet) {
        packet.encode(next(packet.length()));
    }

    private ByteBuffer next(int octets) {
        if (octets > row.payloadSize()) {
            throw new IllegalArgumentException(
                    "packet of " + octets + " octets: the batch has room for " + row.payloadSize());
        }
        row.setPayloadLength(size, octets);
        row.clearAddress(size);
        row.clearControl(size);
        return row.payload(size).clear();
    }

    /** {@return writes the control messages of the next slot} */
    public ControlMessageWriter control() {
        return writer.over(row.controls(), row.controlOffset(size));
    }

    /**
     * Counts the packet of the next slot.
     *
     * @return true, for what was added
     */
    public boolean added() {
        size++;
        return true;
    }

    /**
     * Goes past the next packet without sending it.
     *
     * @throws IllegalStateException if there is none
     */
    public void skip() {
        if (position == size) {
            throw new IllegalStateException("position " + position + ": there is no packet to skip");
        }
        position++;
    }

    /** Goes back to the first packet. */
    public void rewind() {
        position = 0;
        sent = 0;
    }

    /** Takes all packets out. */
    public void clear() {
        size = 0;
        rewind();
    }

    /**
     * Sends the packets from the position on (sendmmsg(2)), waiting for room.
     *
     * @param socket where to
     * @param deadline when to stop waiting
     * @return how many were sent
     * @throws java.net.SocketTimeoutException if the deadline has passed before all were sent
     * @throws IOException if the kernel refuses the packet at the position
     */
    public int send(ChannelSocket socket, Deadline deadline) throws IOException {
        int before = sent;
        while (position < size) {
            if (sendSome(socket, deadline) == 0) {
                throw ChannelSocket.timedOut(Readiness.WRITE, deadline);
            }
        }
        return sent - before;
    }

    /**
     * Sends packets from the position on with one system call (sendmmsg(2)), as many as there is room for.
     *
     * @param socket where to
     * @param deadline when to stop waiting for room for the first one
     * @return how many were sent, 0 if the deadline has passed
     * @throws IOException if the kernel refuses the packet at the position
     */
    public int sendSome(ChannelSocket socket, Deadline deadline) throws IOException {
        if (position == size) {
            return 0;
        }
        int result = socket.transmit(deadline, sending);
        if (result == Descriptor.WOULD_BLOCK) {
            return 0;
        }
        if (result < 0) {
            throw socket.failure("sendmmsg", row, position, result);
        }
        position += result;
        sent += result;
        return result;
    }

    private int sendOnce(int descriptor) {
        return row.send(descriptor, position, size - position);
    }
}
