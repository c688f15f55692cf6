package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.xdp.XdpDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The receiving half of an {@link XdpSocket}: the ring of received frames, and the fill ring. For any number of threads. */
final class Receiving implements Chunk.Owner {
    /** How many packets are received at least before the object of a released frame is used again. */
    static final int REST = 1024;

    private static final int NONE = Descriptor.WOULD_BLOCK;
    /** How long a call waits before it looks for frames that were forwarded and have been sent. */
    private static final Duration GLANCE = Duration.ofMillis(1);

    private final ChannelSocket socket;
    private final Umem umem;
    /** Null for a socket that only sends. */
    private final ConsumerRing received;

    private final ProducerRing fill;
    private final FrameObjects frames;
    /** Wakes a driver that wants it, and finds out whether the interface is up: a message without octets (recvmsg(2)). */
    private final MessageRow message = new MessageRow(1, 0, 0);

    private final Attempt taking = this::take;
    private final Attempt takingReady = descriptor -> takeReceived();
    /** Frames that were received here and are on their way through a socket. Written under the lock. */
    private volatile int forwarded;

    /**
     * Receives into some chunks of a memory.
     *
     * @param socket the socket
     * @param umem the memory
     * @param rings the socket's rings
     * @param first the first of its chunks
     * @param count how many they are; 0 for a socket that only sends
     */
    Receiving(ChannelSocket socket, Umem umem, XdpRings rings, int first, int count) {
        this.socket = socket;
        this.umem = umem;
        received = rings.receive.orElse(null);
        fill = rings.fill;
        frames = new FrameObjects(this, count == 0 ? 0 : count + REST);
        for (int index = first; index < first + count; index++) {
            umem.chunk(index).belongTo(this);
            fill(umem.chunk(index));
        }
    }

    void requireRing() {
        if (received == null) {
            throw new IllegalStateException("The socket was opened to send only: open one without sendOnly().");
        }
    }

    /** {@return a frame that is there already; null if none is} It needs neither a system call nor an object for a deadline. */
    XdpFrame receiveReady() throws IOException {
        requireRing();
        // an interrupted thread goes the way on which the socket is closed
        int number = Thread.currentThread().isInterrupted()
                ? NONE
                : socket.call("receive from a ring", Readiness.READ, Deadline.NOW, takingReady);
        return number == NONE ? null : frames.at(number);
    }

    /** {@return the next frame, which was not there a moment ago} */
    XdpFrame receiveLater(Deadline deadline) throws IOException {
        // the kernel has mostly sent what was forwarded: then there is no need to look for it again and again
        reapForwarded();
        return receive(deadline).orElseThrow(() -> ChannelSocket.timedOut(Readiness.READ, deadline));
    }

    /** {@return the next frame; empty if none came before the deadline} */
    Optional<XdpFrame> receive(Deadline deadline) throws IOException {
        requireRing();
        int number;
        do {
            // frames that are being forwarded come back without an event
            Deadline next =
                    deadline != Deadline.NOW && forwarded > 0 ? deadline.earlier(Deadline.after(GLANCE)) : deadline;
            number = socket.call("recvmsg of an AF_XDP socket", Readiness.READ, next, taking);
        } while (number == NONE && !deadline.isPassed());
        return number == NONE ? Optional.empty() : frames.at(number).present();
    }

    /** {@return the number of the frame that was received next, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    private int take(int descriptor) {
        int number = takeReceived();
        if (number != NONE) {
            return number;
        }
        reapForwarded();
        int result = message.receiveOne(descriptor, 0);
        return result < 0 ? result : NONE;
    }

    /** Takes back the frames that were forwarded and have been sent. */
    private void reapForwarded() {
        if (forwarded > 0) {
            umem.reap();
        }
    }

    private synchronized int takeReceived() {
        try {
            if (received.available() > 0) {
                long address = XdpDescriptor.address(received.memory, received.next());
                int length = XdpDescriptor.length(received.memory, received.next());
                received.release();
                XdpFrame frame = frames.take();
                frame.received(umem.chunkAt(address), address, length);
                return frame.number();
            }
        } catch (IllegalStateException closed) {
            // the call ends because the socket is closed
        }
        return NONE;
    }

    synchronized boolean isReady() {
        try {
            return received != null && received.available() > 0;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    Umem umem() {
        return umem;
    }

    /** Lets the kernel fill a chunk. */
    private void fill(Chunk chunk) {
        try {
            fill.memory.putLong(fill.next(), chunk.address());
            fill.publish();
        } catch (IllegalStateException closed) {
            // the kernel has let go of all chunks
        }
    }

    synchronized void release(XdpFrame frame) {
        Chunk chunk = frame.letGo();
        if (chunk != null) {
            frames.giveBack(frame);
            fill(chunk);
        }
    }

    /** {@return the chunk of a held frame that a socket is about to send} */
    synchronized Chunk lend(XdpFrame frame) {
        frame.requireHeld();
        Chunk chunk = frame.letGo();
        frames.giveBack(frame);
        forwarded++;
        return chunk;
    }

    @Override
    public synchronized void takeBack(Chunk chunk) {
        forwarded--;
        fill(chunk);
    }

    /** {@return how many frames the kernel has handed over} */
    synchronized long count() {
        try {
            return received == null ? 0 : received.produced();
        } catch (IllegalStateException closed) {
            return 0;
        }
    }
}
