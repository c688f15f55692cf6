package io.rawnet.packet;

import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.descriptor.Descriptor;
import io.rawnet.linux.descriptor.Mapping;
import io.rawnet.linux.descriptor.Readiness;
import io.rawnet.linux.ring.RingRequest;
import io.rawnet.linux.ring.TransmitFrameHeader;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.PendingError;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Sends frames through memory that is shared with the kernel ({@code PACKET_TX_RING}, {@code TPACKET_V2}): claim a frame, fill it, submit
 * it, and flush now and then, which is one system call for all that was submitted.
 * <pre>{@code
 * try (TransmitRing ring = TransmitRing.open(512, 2048).bind(on)) {
 *     ring.claim().put(frame);
 *     ring.submit();
 *     ring.flush();
 * }
 * }</pre>
 *
 * <p>Claiming, submitting and flushing are for one thread at a time. Closing from another one is safe.
 */
public final class TransmitRing extends PacketSocket<TransmitRing> {

    private static final int PAGE = 4096;
    private static final int NO_PROTOCOL = 0;
    private static final int LEAST_FRAME_SIZE = 128;

    private final int frameSize;
    private final Mapping mapping;
    private final ByteBuffer memory;
    private final ByteBuffer[] frames;
    /** Tells the kernel to look at the ring: a message without octets. */
    private final MessageBatch signal = new MessageBatch(1, 0, 0);

    private int next;
    private int pending;
    private boolean claimed;

    private TransmitRing(int frameCount, int frameSize) throws IOException {
        super(LinkMode.RAW);
        this.frameSize = frameSize;
        int blockSize = Math.max(frameSize, PAGE);
        int blockCount = (int) ((long) frameCount * frameSize / blockSize);
        try {
            socket().setInt(PacketOptions.PACKET_VERSION, RingRequest.TPACKET_V2);
            socket().set(PacketOptions.PACKET_TX_RING, RingRequest.transmit(blockSize, blockCount, frameSize));
            mapping = socket().map(blockSize * blockCount);
        } catch (IOException | RuntimeException failure) {
            socket().close();
            throw failure;
        }
        memory = mapping.octets();
        frames = new ByteBuffer[frameCount];
        for (int index = 0; index < frameCount; index++) {
            frames[index] = memory.slice(
                            index * frameSize + TransmitFrameHeader.SIZE, frameSize - TransmitFrameHeader.SIZE)
                    .limit(0);
        }
    }

    /**
     * {@return a new ring}
     *
     * @param frameCount how many frames, a power of two, 64 or more
     * @param frameSize room for each frame and 32 octets in front of it, a power of two, 128 or more
     * @throws IOException if the kernel refuses, for want of {@code CAP_NET_RAW} or of memory for instance; the message says what to do
     */
    public static TransmitRing open(int frameCount, int frameSize) throws IOException {
        if (frameCount < 64 || Integer.bitCount(frameCount) != 1) {
            throw new IllegalArgumentException("frame count " + frameCount + ": must be a power of two, 64 or more");
        }
        if (frameSize < LEAST_FRAME_SIZE || Integer.bitCount(frameSize) != 1) {
            throw new IllegalArgumentException(
                    "frame size " + frameSize + ": must be a power of two, " + LEAST_FRAME_SIZE + " or more");
        }
        if ((long) frameCount * frameSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "frame count " + frameCount + " times frame size " + frameSize + ": must be below 2 GiB");
        }
        return new TransmitRing(frameCount, frameSize);
    }

    @Override
    TransmitRing self() {
        return this;
    }

    /**
     * Sends through an interface, and receives nothing (bind(2) with protocol 0).
     *
     * @param on the interface
     * @return this
     * @throws NoSuchInterfaceException if the interface is gone
     * @throws IOException if the kernel refuses
     */
    public TransmitRing bind(LinkInterface on) throws IOException {
        return bind(on.index());
    }

    /**
     * Sends through an interface, and receives nothing (bind(2) with protocol 0).
     *
     * @param interfaceIndex the interface
     * @return this
     * @throws NoSuchInterfaceException if the interface is gone
     * @throws IOException if the kernel refuses
     */
    public TransmitRing bind(int interfaceIndex) throws IOException {
        bindTo(interfaceIndex, NO_PROTOCOL);
        return this;
    }

    /**
     * {@return a frame to fill from position 0, after waiting for a free one} When all are taken, what was submitted is flushed first. The
     * buffer is useless after {@link #submit}. Claiming again before that gives the same frame, empty.
     *
     * @throws IOException as {@link #flush()} does
     */
    public ByteBuffer claim() throws IOException {
        return claim(Deadline.NEVER);
    }

    /**
     * {@return a frame to fill from position 0, after waiting for a free one for a while}
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if none became free
     * @throws IOException as {@link #flush()} does
     */
    public ByteBuffer claim(Duration timeout) throws IOException {
        return claim(Deadline.after(timeout));
    }

    private ByteBuffer claim(Deadline deadline) throws IOException {
        requireOpen();
        if (!isFree()) {
            flush(deadline);
            waiting(deadline, until -> socket().call(
                            "wait for room in a ring", Readiness.RING_ROOM, until, this::room));
        }
        claimed = true;
        return frames[next].clear();
    }

    /**
     * Submits the claimed frame, from its first octet to the buffer's position. It is sent with the next {@link #flush}.
     *
     * @throws IllegalStateException if no frame was claimed
     */
    public void submit() {
        if (!claimed) {
            throw new IllegalStateException("There is no frame to submit: claim one first.");
        }
        TransmitFrameHeader.setLength(memory, next * frameSize, frames[next].position());
        frames[next].limit(0);
        TransmitFrameHeader.setStatus(memory, next * frameSize, TransmitFrameHeader.TP_STATUS_SEND_REQUEST);
        claimed = false;
        next = slot(next + 1);
        pending++;
    }

    /**
     * Sends what was submitted (sendmmsg(2)), waiting until the kernel has taken it all. A frame that the kernel refuses is taken out of the
     * ring, and the exception says why; flush again to send those behind it.
     *
     * @throws IllegalStateException if a claimed frame was not submitted
     * @throws IOException if a frame is too long for the interface, or shorter than a link header, or the interface is down or gone
     */
    public void flush() throws IOException {
        flush(Deadline.NEVER);
    }

    /**
     * Sends what was submitted (sendmmsg(2)), waiting for a while until the kernel has taken it all.
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if it has not; the rest is sent with the next flush
     * @throws IOException as {@link #flush()} does
     */
    public void flush(Duration timeout) throws IOException {
        flush(Deadline.after(timeout));
    }

    private void flush(Deadline deadline) throws IOException {
        requireOpen();
        if (claimed) {
            throw new IllegalStateException("A claimed frame was not submitted: submit it before flushing.");
        }
        settle();
        while (pending > 0) {
            try {
                waiting(deadline, until -> signal.send(socket(), 0, 1, 0, until));
            } catch (SystemCallException failure) {
                settle();
                int first = slot(next - pending);
                if (pending > 0 && status(first) == TransmitFrameHeader.TP_STATUS_WRONG_FORMAT) {
                    int length = TransmitFrameHeader.length(memory, first * frameSize);
                    takeOut(first);
                    throw SystemCallException.of("sending a frame of " + length + " octets", failure.errno());
                }
                throw failure;
            }
            settle();
        }
    }

    /** Forgets the frames that the kernel has taken. */
    private void settle() {
        while (pending > 0) {
            int status = status(slot(next - pending));
            if (status == TransmitFrameHeader.TP_STATUS_SEND_REQUEST
                    || status == TransmitFrameHeader.TP_STATUS_WRONG_FORMAT) {
                return;
            }
            pending--;
        }
    }

    /** The kernel goes on at the frame that it refused, so those behind move up. */
    private void takeOut(int refused) {
        pending--;
        next = slot(next - 1);
        for (int index = refused; index != next; index = slot(index + 1)) {
            int from = slot(index + 1) * frameSize;
            int length = TransmitFrameHeader.length(memory, from);
            memory.put(index * frameSize + TransmitFrameHeader.SIZE, memory, from + TransmitFrameHeader.SIZE, length);
            TransmitFrameHeader.setLength(memory, index * frameSize, length);
            TransmitFrameHeader.setStatus(memory, index * frameSize, TransmitFrameHeader.TP_STATUS_SEND_REQUEST);
        }
        TransmitFrameHeader.setStatus(memory, next * frameSize, TransmitFrameHeader.TP_STATUS_AVAILABLE);
    }

    private int room(int descriptor) {
        if (isFree()) {
            return 0;
        }
        int error = PendingError.take(descriptor);
        return error < 0 ? error : Descriptor.WOULD_BLOCK;
    }

    private boolean isFree() {
        return status(next) == TransmitFrameHeader.TP_STATUS_AVAILABLE;
    }

    private int status(int index) {
        return TransmitFrameHeader.status(memory, index * frameSize);
    }

    private int slot(int index) {
        return index & frames.length - 1;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        super.implCloseChannel();
        mapping.close();
    }
}
