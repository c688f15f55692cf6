package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.socket.MessageRow;
import java.io.IOException;
import java.util.Objects;

/** The memory behind a batch to receive, and how many packets are in it. */
public final class IncomingRow {
    private final MessageRow row;
    private final Attempt receiving = this::receiveOnce;
    private int size;

    /**
     * Allocates the memory.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, 1 or more
     * @throws IllegalArgumentException if one is out of range
     */
    public IncomingRow(int capacity, int packetRoom) {
        Arguments.requireRange(capacity, 1, Integer.MAX_VALUE, "capacity");
        Arguments.requireRange(packetRoom, 1, Integer.MAX_VALUE, "packetRoom");
        row = new MessageRow(capacity, packetRoom, Message.CONTROL_ROOM);
    }

    /** {@return the memory} */
    public MessageRow row() {
        return row;
    }

    /** {@return how many packets were received last} */
    public int size() {
        return size;
    }

    /**
     * {@return the index}
     *
     * @param index which packet
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public int check(int index) {
        return Objects.checkIndex(index, size);
    }

    /**
     * Receives as many packets as are there and there is room for (recvmmsg(2)), waiting for the first one.
     *
     * @param socket where from
     * @param deadline when to stop waiting
     * @return how many were received, 0 if the deadline has passed
     * @throws IOException if the kernel refuses
     */
    public int receive(ChannelSocket socket, Deadline deadline) throws IOException {
        size = 0;
        size = socket.receive(row, receiving, deadline);
        for (int index = 0; index < size; index++) {
            row.payload(index).clear().limit(row.received(index));
        }
        return size;
    }

    /**
     * Receives packets like {@link #receive}, at least one.
     *
     * @param socket where from
     * @param deadline when to stop waiting
     * @return how many were received, 1 or more
     * @throws java.net.SocketTimeoutException if the deadline has passed
     * @throws IOException if the kernel refuses
     */
    public int receiveAny(ChannelSocket socket, Deadline deadline) throws IOException {
        if (receive(socket, deadline) == 0) {
            throw ChannelSocket.timedOut(Readiness.READ, deadline);
        }
        return size;
    }

    private int receiveOnce(int descriptor) {
        return row.receive(descriptor, row.slots());
    }
}
