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
    private static final int MOST_FRAME_SIZE = 1 << 16;

    private final int frameSize;
    private final Mapping memory;
    private final XdpFrame[] frames;
    private final List<XdpSocket> sockets = new CopyOnWriteArrayList<>();
    private int taken;

    private Umem(int frameCount, int frameSize) throws IOException {
        this.frameSize = frameSize;
        memory = Mapping.ofOwnMemory(frameCount * frameSize);
        frames = new XdpFrame[frameCount];
        for (int index = 0; index < frameCount; index++) {
            ByteBuffer octets = memory.octets().slice(index * frameSize, frameSize);
            frames[index] = new XdpFrame(this, index, octets);
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
        Arguments.requireRange(frameSize, LEAST_FRAME_SIZE, MOST_FRAME_SIZE, "frameSize");
        if (Integer.bitCount(frameSize) != 1) {
            throw new IllegalArgumentException("frameSize must be a power of two, not " + frameSize);
        }
        if ((long) frameCount * frameSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "frameCount " + frameCount + " times frameSize " + frameSize + " must be below 2 GiB");
        }
        return new Umem(frameCount, frameSize);
    }

    /** {@return how many frames there are} */
    public int frameCount() {
        return frames.length;
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
        return frames.length * frameSize;
    }

    /** {@return the number of the first of some frames that belong to a new socket} */
    synchronized int take(int count) {
        int left = frames.length - taken;
        if (count > left) {
            throw new IllegalStateException(
                    "The Umem has " + left + " of its " + frames.length + " frames left, and the socket needs " + count
                            + ": make a larger Umem, or give each socket fewer.");
        }
        taken += count;
        return taken - count;
    }

    XdpFrame frame(int index) {
        return frames[index];
    }

    /** {@return the number of the frame in which an address of the kernel's lies} */
    int indexAt(long address) {
        return (int) (address / frameSize);
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

    /** Gives the memory back. Its frames show {@link XdpFrame} what a closed socket's do. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
