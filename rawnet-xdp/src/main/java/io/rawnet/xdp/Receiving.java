package io.rawnet.xdp;

import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.xdp.XdpDescriptor;

/** The receiving half of an {@link XdpSocket}: the ring of received frames, and the fill ring. For any number of threads. */
final class Receiving {
    private final Umem umem;
    /** Null for a socket that only sends. */
    private final ConsumerRing received;

    private final ProducerRing fill;
    /** Wakes a driver that wants it, and finds out whether the interface is up: a message without octets (recvmsg(2)). */
    private final MessageRow message = new MessageRow(1, 0, 0);
    /** Frames that were received here and are on their way through a socket. Written under the lock. */
    private volatile int forwarded;

    Receiving(Umem umem, XdpRings rings) {
        this.umem = umem;
        received = rings.receive.orElse(null);
        fill = rings.fill;
    }

    void requireRing() {
        if (received == null) {
            throw new IllegalStateException("The socket was opened to send only: open one without sendOnly().");
        }
    }

    /** {@return the number of the frame that was received next, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    int take(int descriptor) {
        int index = takeReceived();
        if (index != Descriptor.WOULD_BLOCK) {
            return index;
        }
        reapForwarded();
        int result = message.receiveOne(descriptor, 0);
        return result < 0 ? result : Descriptor.WOULD_BLOCK;
    }

    /** {@return the number of the frame that was received next, or {@link Descriptor#WOULD_BLOCK}} Makes no system call. */
    synchronized int takeReceived() {
        try {
            if (received.available() > 0) {
                long address = XdpDescriptor.address(received.memory, received.next());
                int length = XdpDescriptor.length(received.memory, received.next());
                received.release();
                int index = umem.indexAt(address);
                umem.frame(index).received(address, length);
                return index;
            }
        } catch (IllegalStateException closed) {
            // the call ends because the socket is closed
        }
        return Descriptor.WOULD_BLOCK;
    }

    synchronized boolean isReady() {
        try {
            return received != null && received.available() > 0;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** Takes back the frames that were forwarded and have been sent. */
    void reapForwarded() {
        if (hasForwarded()) {
            umem.reap();
        }
    }

    boolean hasForwarded() {
        return forwarded > 0;
    }

    /** Lets the kernel fill a frame. */
    synchronized void fill(XdpFrame frame) {
        try {
            fill.memory.putLong(fill.next(), frame.address());
            fill.publish();
        } catch (IllegalStateException closed) {
            // the kernel has let go of all frames
        }
    }

    synchronized void release(XdpFrame frame) {
        if (frame.letGo()) {
            fill(frame);
        }
    }

    /** Counts a held frame that a socket is about to send. */
    synchronized void lend(XdpFrame frame) {
        frame.requireHeld();
        frame.letGo();
        forwarded++;
    }

    /** Lets the kernel fill a frame that was sent. */
    synchronized void takeBack(XdpFrame frame) {
        forwarded--;
        fill(frame);
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
