package io.rawnet.xdp;

import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.xdp.XdpDescriptor;
import java.nio.ByteBuffer;

/**
 * The sending half of an {@link XdpSocket}: the ring of frames to send, and the completion ring. For one thread at a time, but what was sent
 * is taken back by any.
 */
final class Sending {
    private static final int WOULD_BLOCK = Descriptor.WOULD_BLOCK;

    private final Umem umem;
    private final ProducerRing transmit;
    private final ConsumerRing completion;
    private final boolean zeroCopy;
    /** Makes the kernel send: a message without octets (sendmsg(2)). */
    private final MessageRow message = new MessageRow(1, 0, 0);

    private final XdpFrame[] free;
    private int freeCount;
    private XdpFrame claimed;
    private long dropped;

    Sending(Umem umem, XdpRings rings, boolean zeroCopy) {
        this.umem = umem;
        this.zeroCopy = zeroCopy;
        transmit = rings.transmit;
        completion = rings.completion;
        free = new XdpFrame[umem.frameCount()];
    }

    /** Lets the program claim a frame. */
    synchronized void free(XdpFrame frame) {
        free[freeCount++] = frame;
    }

    /** Takes back what the kernel has finished sending. */
    synchronized void reap() {
        try {
            for (int left = completion.available(); left > 0; left--) {
                long address = completion.memory.getLong(completion.next());
                completion.release();
                umem.frame(umem.indexAt(address)).sent();
            }
        } catch (IllegalStateException closed) {
            // the kernel has let go of all frames
        }
    }

    /** {@return whether a frame is claimed now} */
    synchronized boolean claim() {
        if (claimed == null && freeCount == 0) {
            reap();
        }
        if (claimed == null && freeCount > 0) {
            claimed = free[--freeCount];
        }
        return claimed != null;
    }

    /** {@return the claimed frame, empty} */
    ByteBuffer claimed() {
        return claimed.octets().clear();
    }

    void requireSubmitted() {
        if (claimed != null) {
            throw new IllegalStateException("A claimed frame was not submitted: submit it before flushing.");
        }
    }

    void submit() {
        if (claimed == null) {
            throw new IllegalStateException("There is no frame to submit: claim one first.");
        }
        int length = requireOctets(claimed.octets().position());
        claimed.octets().limit(0);
        put(claimed.address(), length);
        claimed = null;
    }

    void forward(XdpFrame frame) {
        int length = requireOctets(frame.octets().remaining());
        long first = frame.address() + frame.octets().position();
        frame.home().lend(frame);
        put(first, length);
    }

    private static int requireOctets(int length) {
        if (length == 0) {
            throw new IllegalStateException("The frame is empty: put a packet into it first.");
        }
        return length;
    }

    private void put(long address, int length) {
        try {
            XdpDescriptor.put(transmit.memory, transmit.next(), address, length);
            transmit.publish();
        } catch (IllegalStateException closed) {
            // the next flush says so
        }
    }

    /** {@return 0 if there is a free frame, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    int awaitFrame(int descriptor) {
        int result = send(descriptor);
        reap();
        return hasFree() ? 0 : result < 0 ? result : WOULD_BLOCK;
    }

    /** {@return 0 if the kernel has taken all frames, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    int flush(int descriptor) {
        reap();
        try {
            if (zeroCopy) {
                int result = transmit.needsWakeup() ? send(descriptor) : 0;
                return result == WOULD_BLOCK ? 0 : result;
            }
            // the kernel takes some at a time
            int left = transmit.pending();
            while (left > 0) {
                int result = send(descriptor);
                int now = transmit.pending();
                if (now == left || result < 0 && result != WOULD_BLOCK) {
                    return result < 0 ? result : WOULD_BLOCK;
                }
                left = now;
            }
            return 0;
        } catch (IllegalStateException closed) {
            return WOULD_BLOCK;
        }
    }

    private int send(int descriptor) {
        int result = message.sendOne(descriptor);
        if (result == -Errno.EBUSY.number()) {
            // it has taken the frame, and the interface has dropped it
            countDropped();
            return 0;
        }
        return result == -Errno.ENOBUFS.number() ? WOULD_BLOCK : result;
    }

    private synchronized void countDropped() {
        dropped++;
    }

    private synchronized boolean hasFree() {
        return freeCount > 0;
    }

    synchronized boolean isReady() {
        try {
            return freeCount > 0 || completion.available() > 0;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** {@return how many frames the interface has dropped} */
    synchronized long dropped() {
        return dropped;
    }

    /** {@return how many frames the kernel has finished sending} */
    synchronized long sent() {
        try {
            return completion.produced();
        } catch (IllegalStateException closed) {
            return 0;
        }
    }
}
