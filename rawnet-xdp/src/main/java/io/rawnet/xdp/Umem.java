package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Mapping;
import io.rawnet.channel.waiting.Arguments;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Memory for the frames of AF_XDP sockets (UMEM), which the kernel reads and writes in place. A socket makes one for itself, unless it gets
 * {@linkplain XdpSocketBuilder#umem one to share}: between sockets that share one, frames are {@linkplain XdpSocket#forward forwarded}
 * without a copy.
 *
 * <p>Each socket that is opened takes frames for itself. They are not taken again when it is closed, nor are those that it was to forward
 * and had not: close sockets that share a Umem together, and the Umem after them, and make a new one for new sockets.
 */
public final class Umem implements Closeable {
    private static final int LEAST_FRAME_SIZE = 2048;

    private final int frameSize;
    private final Mapping memory;
    private final Chunk[] chunks;
    private final List<XdpSocket> sockets = new CopyOnWriteArrayList<>();
    private int taken;

    private Umem(int frameCount, int frameSize) throws IOException {
        this.frameSize = frameSize;
        memory = Mapping.ofOwnMemory(frameCount * frameSize);
        chunks = new Chunk[frameCount];
        for (int index = 0; index < frameCount; index++) {
            ByteBuffer octets = memory.octets().slice(index * frameSize, frameSize);
            chunks[index] = new Chunk((long) index * frameSize, octets);
        }
    }

    /**
     * {@return new memory (mmap(2))}
     *
     * @param frameCount how many frames, 2 or more
     * @param frameSize octets of a frame, a power of two, 2048 or more; the kernel takes no more than the page size
     * @throws IllegalArgumentException if one is out of range, or the memory is 2 GiB or longer
     * @throws IOException if the kernel has no memory
     */
    public static Umem allocate(int frameCount, int frameSize) throws IOException {
        Arguments.requireRange(frameCount, 2, Integer.MAX_VALUE, "frameCount");
        Arguments.requirePowerOfTwo(frameSize, LEAST_FRAME_SIZE, "frameSize");
        Arguments.requireOneBuffer(frameCount, frameSize);
        return new Umem(frameCount, frameSize);
    }

    /** {@return how many frames there are} */
    public int frameCount() {
        return chunks.length;
    }

    /** {@return octets of a frame} */
    public int frameSize() {
        return frameSize;
    }

    /** {@return where the memory starts} */
    long address() {
        return memory.address();
    }

    /** {@return octets of all frames} */
    int length() {
        return chunks.length * frameSize;
    }

    /** {@return the number of the first of some frames that belong to a new socket} */
    synchronized int take(int count) {
        int left = chunks.length - taken;
        if (count > left) {
            throw new IllegalStateException(
                    "The Umem has " + left + " of its " + chunks.length + " frames left, and the socket needs " + count
                            + ": make a larger Umem, or give each socket fewer.");
        }
        taken += count;
        return taken - count;
    }

    Chunk chunk(int index) {
        return chunks[index];
    }

    /** {@return the chunk in which an address of the kernel's lies} */
    Chunk chunkAt(long address) {
        return chunks[(int) (address / frameSize)];
    }

    void add(XdpSocket socket) {
        sockets.add(socket);
    }

    void remove(ChannelSocket socket) {
        sockets.removeIf(each -> each.socket() == socket);
    }

    /** {@return the open sockets, the first of which has given the memory to the kernel} */
    List<XdpSocket> sockets() {
        return sockets;
    }

    /** Takes back what the kernel has finished sending, for every socket. */
    void reap() {
        for (XdpSocket socket : sockets) {
            socket.reap();
        }
    }

    /** Gives the memory back. Its frames show what those of a closed socket do. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
