package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.xdp.RingIndex;
import io.rawnet.linux.xdp.XdpRing;
import java.io.IOException;

/** A ring whose entries the program writes. For one thread at a time. */
final class ProducerRing extends Ring {
    private int producer;

    ProducerRing(ChannelSocket socket, XdpRing kind, int size) throws IOException {
        super(socket, kind, size);
    }

    /** {@return where to write the next entry} */
    int next() {
        return entry(producer);
    }

    /** Hands the entry that was written to the kernel. */
    void publish() {
        producer++;
        RingIndex.set(memory, producerOffset, producer);
    }

    /** {@return how many entries the kernel has not read} */
    int pending() {
        return producer - RingIndex.get(memory, consumerOffset);
    }
}
