package io.rawnet.xdp;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.xdp.XdpDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The sending half of an {@link XdpSocket}: the ring of frames to send, and the completion ring. For one thread at a time, but what was sent
 * is taken back by any.
 */
final class Sending implements Chunk.Owner {
    private static final int WOULD_BLOCK = Descriptor.WOULD_BLOCK;
    private static final String CALL = "sendmsg of an AF_XDP socket";

    private final ChannelSocket socket;
    private final Umem umem;
    private final ProducerRing transmit;
    private final ConsumerRing completion;
    private final boolean zeroCopy;
    /** Makes the kernel send: a message without octets (sendmsg(2)). */
    private final MessageRow message = new MessageRow(1, 0, 0);

    private final Attempt waitingForChunk = this::awaitChunk;
    private final Attempt flushing = this::flush;
    private final Chunk[] free;
    private int freeCount;
    private Chunk claimed;
    private long dropped;

    /**
     * Sends from some chunks of a memory.
     *
     * @param socket the socket
     * @param umem the memory
     * @param rings the socket's rings
     * @param first the first of its chunks
     * @param count how many they are
     * @param zeroCopy whether the driver sends without a copy
     */
    Sending(ChannelSocket socket, Umem umem, XdpRings rings, int first, int count, boolean zeroCopy) {
        this.socket = socket;
        this.umem = umem;
        this.zeroCopy = zeroCopy;
        transmit = rings.transmit;
        completion = rings.completion;
        free = new Chunk[count];
        for (int index = first; index < first + count; index++) {
            umem.chunk(index).belongTo(this);
            takeBack(umem.chunk(index));
        }
    }

    @Override
    public synchronized void takeBack(Chunk chunk) {
        free[freeCount++] = chunk;
    }

    /** Takes back what the kernel has finished sending. */
    synchronized void reap() {
        try {
            for (int left = completion.available(); left > 0; left--) {
                long address = completion.memory.getLong(completion.next());
                completion.release();
                umem.chunkAt(address).sent();
            }
        } catch (IllegalStateException closed) {
            // the kernel has let go of all frames
        }
    }

    /** {@return a chunk to fill, with room from its first octet on; empty if none was free before the deadline} */
    Optional<ByteBuffer> claim(Deadline deadline) throws IOException {
        Optional<ByteBuffer> ready = claimReady();
        boolean waits = ready.isEmpty() && socket.call(CALL, Readiness.WRITE, deadline, waitingForChunk) != WOULD_BLOCK;
        return waits ? claimReady() : ready;
    }

    /** {@return a chunk to fill if one is free} It needs neither a system call nor an object for a deadline. */
    Optional<ByteBuffer> claimReady() {
        if (!tryClaim()) {
            return Optional.empty();
        }
        claimed.octets().clear();
        return claimed.present();
    }

    /** {@return whether a chunk is claimed now} */
    private synchronized boolean tryClaim() {
        if (claimed == null && freeCount == 0) {
            reap();
        }
        if (claimed == null && freeCount > 0) {
            claimed = free[--freeCount];
        }
        return claimed != null;
    }

    void submit() {
        if (claimed == null) {
            throw new IllegalStateException("There is no frame to submit: claim one first.");
        }
        int length = requireOctets(claimed.octets().position());
        claimed.hide();
        put(claimed.address(), length);
        claimed = null;
    }

    void forward(XdpFrame frame) {
        ByteBuffer packet = frame.buffer();
        int length = requireOctets(packet.remaining());
        int offset = packet.position();
        put(frame.home().lend(frame).address() + offset, length);
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

    /** {@return 0 if there is a free chunk, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    private int awaitChunk(int descriptor) {
        int result = send(descriptor);
        reap();
        return hasFree() ? 0 : result < 0 ? result : WOULD_BLOCK;
    }

    /** {@return whether the kernel has taken what was submitted before the deadline} */
    boolean flush(Deadline deadline) throws IOException {
        if (claimed != null) {
            throw new IllegalStateException("A claimed frame was not submitted: submit it before flushing.");
        }
        return socket.call(CALL, Readiness.WRITE, deadline, flushing) != WOULD_BLOCK;
    }

    /** {@return 0 if the kernel has taken all frames, {@link Descriptor#WOULD_BLOCK}, or a negated error number} */
    private int flush(int descriptor) {
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
