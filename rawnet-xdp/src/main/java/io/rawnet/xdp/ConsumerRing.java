package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.xdp.RingIndex;
import io.rawnet.linux.xdp.XdpRing;
import java.io.IOException;

/** A ring whose entries the kernel writes. For one thread at a time. */
final class ConsumerRing extends Ring {
    private int consumer;
    /** The producer's index as it was last read: the kernel's cache line is read once for all entries that it has written. */
    private int producer;

    private long consumed;

    ConsumerRing(ChannelSocket socket, XdpRing kind, int size) throws IOException {
        super(socket, kind, size);
    }

    /** {@return how many entries can be read} */
    int available() {
        if (producer - consumer <= 0) {
            producer = RingIndex.get(memory, producerOffset);
        }
        int available = producer - consumer;
        // the zeros of a closed ring can look like anything
        return available <= size ? Math.max(0, available) : 0;
    }

    /** {@return where the next entry lies; there must be one} */
    int next() {
        return entry(consumer);
    }

    /** Gives the place of the entry that was read back to the kernel. */
    void release() {
        consumer++;
        consumed++;
        RingIndex.set(memory, consumerOffset, consumer);
    }

    /** {@return how many entries the kernel has written since the socket was opened} */
    long produced() {
        return consumed + Math.max(0, RingIndex.get(memory, producerOffset) - consumer);
    }
}
