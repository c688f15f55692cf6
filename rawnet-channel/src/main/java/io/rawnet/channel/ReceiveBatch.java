package io.rawnet.channel;

import io.rawnet.channel.socket.IncomingRow;
import java.nio.ByteBuffer;

/**
 * Room for packets that one system call receives (recvmmsg(2)), made once and filled again and again. Receiving allocates nothing per
 * packet, nor does reading what is not an object. Not for several threads at once.
 */
public abstract class ReceiveBatch {
    /** The memory, for rawnet's own modules: its type is not exported to others. */
    @SuppressWarnings("exports")
    protected final IncomingRow row;

    /**
     * For rawnet's own modules: the type of the parameter is not exported to others.
     *
     * @param row the memory
     */
    @SuppressWarnings("exports")
    protected ReceiveBatch(IncomingRow row) {
        this.row = row;
    }

    /** {@return how many packets it can hold} */
    public final int capacity() {
        return row.row().slots();
    }

    /** {@return how many packets the last call received} */
    public final int size() {
        return row.size();
    }

    /**
     * {@return a packet's octets, from position to limit, in network byte order} The buffer is the batch's own: the next call that
     * receives fills it anew.
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public final ByteBuffer packet(int index) {
        return row.row().payload(row.check(index));
    }

    /**
     * {@return how many octets of a packet are here}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public abstract int length(int index);

    /**
     * {@return how many octets a packet had}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public abstract int originalLength(int index);

    /**
     * {@return whether a packet's end is lost, for want of room or because the filter has cut it}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public final boolean truncated(int index) {
        return length(index) < originalLength(index);
    }
}
