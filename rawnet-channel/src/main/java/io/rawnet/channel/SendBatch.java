package io.rawnet.channel;

import io.rawnet.channel.socket.OutgoingRow;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;

/**
 * Packets that one system call sends (sendmmsg(2)), made once and filled again and again. Adding and sending allocates nothing per packet.
 * Not for several threads at once.
 *
 * <p>Sending begins at {@link #position()} and moves it. After a timeout or an error it goes on from there: {@link #skip()} moves past a
 * packet that the kernel refuses. A batch that was sent to its end sends nothing more until {@link #rewind()} or {@link #clear()}.
 * <pre>{@code
 * while (batch.position() < batch.size()) {
 *     try {
 *         channel.send(batch);
 *     } catch (IOException refused) {
 *         batch.skip();
 *     }
 * }
 * }</pre>
 */
public abstract class SendBatch {
    /** The memory, for rawnet's own modules: its type is not exported to others. */
    @SuppressWarnings("exports")
    protected final OutgoingRow row;

    /**
     * For rawnet's own modules: the type of the parameter is not exported to others.
     *
     * @param row the memory
     */
    @SuppressWarnings("exports")
    protected SendBatch(OutgoingRow row) {
        this.row = row;
    }

    /** {@return how many packets it can hold} */
    public final int capacity() {
        return row.row().slots();
    }

    /** {@return how many packets were added} */
    public final int size() {
        return row.size();
    }

    /** {@return the index of the packet that is sent next; {@link #size()} when there is none} */
    public final int position() {
        return row.position();
    }

    /** {@return how many packets were sent since the batch was cleared or rewound; those that were skipped do not count} */
    public final int sent() {
        return row.sent();
    }

    /**
     * Adds a packet for the peer or interface that the channel is connected or bound to. The packet is copied.
     *
     * @param packet what the channel sends, from position to limit; the position moves to the limit
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public final boolean add(ByteBuffer packet) {
        Arguments.require(packet, "packet");
        if (row.isFull()) {
            return false;
        }
        row.load(packet);
        return row.added();
    }

    /**
     * Adds a packet for the peer or interface that the channel is connected or bound to, exactly as its headers say.
     *
     * @param packet what the channel sends
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public final boolean add(Packet packet) {
        Arguments.require(packet, "packet");
        if (row.isFull()) {
            return false;
        }
        row.load(packet);
        return row.added();
    }

    /**
     * Goes past the next packet without sending it.
     *
     * @throws IllegalStateException if there is none
     */
    public final void skip() {
        row.skip();
    }

    /** Goes back to the first packet, to send all of them once more. */
    public final void rewind() {
        row.rewind();
    }

    /** Takes all packets out. */
    public final void clear() {
        row.clear();
    }
}
