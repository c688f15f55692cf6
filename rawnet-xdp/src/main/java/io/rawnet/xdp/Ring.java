package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Mapping;
import io.rawnet.linux.xdp.RingIndex;
import io.rawnet.linux.xdp.XdpOptions;
import io.rawnet.linux.xdp.XdpRing;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One of the rings of an AF_XDP socket, mapped. It has room for every frame of the memory, so that it's never full. After {@link #close}
 * every access throws {@link IllegalStateException}, or finds zeros where the back end cannot end views of memory.
 */
abstract sealed class Ring implements Closeable permits ProducerRing, ConsumerRing {
    final ByteBuffer memory;
    final int producerOffset;
    final int consumerOffset;

    private final Mapping mapping;
    private final int flagsOffset;
    private final int entries;
    private final int entrySize;
    final int size;

    Ring(ChannelSocket socket, XdpRing kind, int size) throws IOException {
        socket.settings().setInt(kind.option(), size);
        ByteBuffer offsets = socket.settings().get(XdpOptions.XDP_MMAP_OFFSETS, XdpRing.OFFSETS_SIZE);
        producerOffset = kind.producer(offsets);
        consumerOffset = kind.consumer(offsets);
        flagsOffset = kind.flags(offsets);
        entries = kind.entries(offsets);
        entrySize = kind.entrySize();
        this.size = size;
        mapping = Mapping.of(socket, entries + size * entrySize, kind.mapped());
        memory = mapping.octets();
    }

    /** {@return whether the kernel has to be woken to use the ring} */
    final boolean needsWakeup() {
        return (RingIndex.get(memory, flagsOffset) & XdpRing.XDP_RING_NEED_WAKEUP) != 0;
    }

    /** {@return where an entry lies} */
    final int entry(int index) {
        return entries + (index & size - 1) * entrySize;
    }

    @Override
    public final void close() throws IOException {
        mapping.close();
    }
}
