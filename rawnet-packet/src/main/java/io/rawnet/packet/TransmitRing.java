package io.rawnet.packet;

import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.ring.RingRequest;
import io.rawnet.linux.ring.TransmitFrameHeader;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

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
 * <p>Claiming, submitting and flushing are for one thread at a time. Closing from another one is safe: who fills a frame then gets an
 * {@link IllegalStateException} from its buffer or, where rawnet uses {@linkplain io.rawnet.linux.NativeBackEnd jnr-ffi}, fills memory that
 * nobody sends.
 */
public final class TransmitRing extends PacketSocket<TransmitRing> {
    private static final int NO_PROTOCOL = 0;
    private static final int LEAST_FRAME_COUNT = 64;
    private static final int LEAST_FRAME_SIZE = 128;
    /** Status bits of a frame that the kernel has not taken. */
    private static final int NOT_TAKEN =
            TransmitFrameHeader.TP_STATUS_SEND_REQUEST | TransmitFrameHeader.TP_STATUS_WRONG_FORMAT;

    private final int frameSize;
    private final ByteBuffer memory;
    private final ByteBuffer[] frames;
    private final PendingError pendingError = new PendingError();
    /** Makes the kernel send what the ring holds: a message without octets (sendmsg(2)). */
    private final Attempt signal = new MessageRow(1, 0, 0)::sendOne;

    private final Attempt waitingForRoom = descriptor -> isFree() ? 0 : pendingError.take(descriptor);

    private int next;
    private int pending;
    private boolean claimed;

    private TransmitRing(ChannelSocket socket, InterfaceMonitor monitor, ByteBuffer memory, int frameSize) {
        super(LinkMode.RAW, socket, monitor);
        this.memory = memory;
        this.frameSize = frameSize;
        frames = new ByteBuffer[memory.capacity() / frameSize];
        for (int index = 0; index < frames.length; index++) {
            int first = index * frameSize + TransmitFrameHeader.SIZE;
            frames[index] =
                    memory.slice(first, frameSize - TransmitFrameHeader.SIZE).limit(0);
        }
        socket.readyWhen(this::isReady);
    }

    /**
     * {@return a new ring}
     *
     * @param frameCount how many frames, a power of two, 64 or more; where they do not fill a page of memory, there are as many as do
     * @param frameSize room for each frame and 32 octets in front of it, a power of two, 128 or more
     * @throws IllegalArgumentException if one is out of range, or the ring is longer than 2 GiB
     * @throws IOException if the kernel refuses, EPERM without {@code CAP_NET_RAW}, ENOMEM if there is no memory for it
     */
    public static TransmitRing open(int frameCount, int frameSize) throws IOException {
        Arguments.requirePowerOfTwo(frameCount, LEAST_FRAME_COUNT, "frameCount");
        Arguments.requirePowerOfTwo(frameSize, LEAST_FRAME_SIZE, "frameSize");
        Arguments.requireOneBuffer(frameCount, frameSize);
        TransmitLayout layout = TransmitLayout.of(frameCount, frameSize, DescriptorCalls.pageSize());
        return PacketSocket.open(LinkMode.RAW, (socket, monitor) -> {
            ByteBuffer request = RingRequest.transmit(layout.blockSize(), layout.blockCount(), frameSize);
            ByteBuffer memory =
                    map(socket, RingRequest.TPACKET_V2, PacketOptions.PACKET_TX_RING, request, layout.length());
            return new TransmitRing(socket, monitor, memory, frameSize);
        });
    }

    /**
     * Sends through an interface, and receives nothing (bind(2) with protocol 0).
     *
     * @param on the interface
     * @return this ring
     * @throws NoSuchInterfaceException if the interface was removed
     * @throws IOException if the kernel refuses
     */
    public TransmitRing bind(LinkInterface on) throws IOException {
        return bind(Arguments.require(on, "on").index(), NO_PROTOCOL);
    }

    /**
     * Sends through an interface, and receives nothing (bind(2) with protocol 0).
     *
     * @param interfaceIndex the interface
     * @return this ring
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the kernel refuses
     */
    public TransmitRing bind(int interfaceIndex) throws IOException {
        return bind(interfaceIndex, NO_PROTOCOL);
    }

    /**
     * {@return a frame to fill from position 0, waiting for a free one} When all are taken, what was submitted is flushed first. The
     * buffer has no room any more after {@link #submit}. Claiming again before that returns the same frame, empty.
     *
     * @throws IOException as {@link #flush()} does
     */
    public ByteBuffer claim() throws IOException {
        return claim(Deadline.NEVER);
    }

    /**
     * {@return a frame to fill from position 0, waiting for a free one until a timeout}
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if none became free
     * @throws IOException as {@link #flush()} does
     */
    public ByteBuffer claim(Duration timeout) throws IOException {
        return claim(Deadline.after(timeout));
    }

    private ByteBuffer claim(Deadline deadline) throws IOException {
        boolean free = isFree()
                || sendAll(deadline)
                        && socket.call("wait for room in a ring", Readiness.WRITE, deadline, waitingForRoom)
                                != Descriptor.WOULD_BLOCK;
        if (!free) {
            throw ChannelSocket.timedOut(Readiness.WRITE, deadline);
        }
        return frame();
    }

    /**
     * {@return a frame to fill from position 0 if one is free} If none is, makes one system call, which sends what was submitted
     * (sendmsg(2)).
     *
     * @throws IOException as {@link #flush()} does
     */
    public Optional<ByteBuffer> tryClaim() throws IOException {
        if (!isFree()) {
            send(Deadline.NOW);
        }
        return isFree() ? Optional.of(frame()) : Optional.empty();
    }

    /** Frames of a closed ring look free. */
    private ByteBuffer frame() throws ClosedChannelException {
        requireOpen();
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
        int length = frames[next].position();
        frames[next].limit(0);
        try {
            TransmitFrameHeader.submit(memory, next * frameSize, length);
        } catch (IllegalStateException closed) {
            // the next flush says so
        }
        claimed = false;
        next = slot(next + 1);
        pending++;
    }

    /**
     * Sends what was submitted (sendmsg(2)), waiting until the kernel has taken it all. A frame that the kernel refuses is removed from
     * the ring, and the exception says why; flush again to send those behind it.
     *
     * @throws IllegalStateException if a claimed frame was not submitted
     * @throws IOException if a frame is too long for the interface, or shorter than a link header, or the interface is down or was
     *     removed
     */
    public void flush() throws IOException {
        flush(Deadline.NEVER);
    }

    /**
     * Sends what was submitted (sendmsg(2)), waiting until the kernel has taken it all, or until a timeout.
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
        if (!sendAll(deadline)) {
            throw ChannelSocket.timedOut(Readiness.WRITE, deadline);
        }
        requireOpen();
    }

    /** {@return whether the kernel has taken all that was submitted before the deadline} */
    private boolean sendAll(Deadline deadline) throws IOException {
        settle();
        boolean room = true;
        while (pending > 0 && room) {
            room = send(deadline);
        }
        return pending == 0;
    }

    /** {@return whether there was room before the deadline to make the system call that sends} */
    private boolean send(Deadline deadline) throws IOException {
        int result = socket.transmit(deadline, signal);
        settle();
        if (result >= 0 || result == Descriptor.WOULD_BLOCK) {
            return result >= 0;
        }
        int first = slot(next - pending);
        if (pending > 0 && status(first) == TransmitFrameHeader.TP_STATUS_WRONG_FORMAT) {
            throw socket.failure("sendmsg of a ring (" + takeOut(first) + " octets)", result);
        }
        throw socket.failure("sendmsg of a ring", result);
    }

    /** Forgets the frames that the kernel has taken. */
    private void settle() {
        while (pending > 0 && (status(slot(next - pending)) & NOT_TAKEN) == 0) {
            pending--;
        }
    }

    /** {@return the length of the frame that the kernel refused} The kernel goes on there, so the frames behind it move up. */
    private int takeOut(int refused) throws AsynchronousCloseException {
        try {
            int length = TransmitFrameHeader.LENGTH.get(memory, refused * frameSize);
            moveUp(refused);
            return length;
        } catch (IllegalStateException closed) {
            throw new AsynchronousCloseException();
        }
    }

    private void moveUp(int refused) {
        pending--;
        next = slot(next - 1);
        for (int index = refused; index != next; index = slot(index + 1)) {
            int from = slot(index + 1) * frameSize;
            int length = TransmitFrameHeader.LENGTH.get(memory, from);
            memory.put(index * frameSize + TransmitFrameHeader.SIZE, memory, from + TransmitFrameHeader.SIZE, length);
            TransmitFrameHeader.submit(memory, index * frameSize, length);
        }
        TransmitFrameHeader.free(memory, next * frameSize);
    }

    private boolean isFree() {
        return status(next) == TransmitFrameHeader.TP_STATUS_AVAILABLE;
    }

    /** {@return whether a frame can be claimed without waiting} */
    boolean isReady(Readiness readiness) {
        return readiness == Readiness.WRITE && isFree();
    }

    private int status(int index) {
        try {
            return TransmitFrameHeader.status(memory, index * frameSize);
        } catch (IllegalStateException closed) {
            return TransmitFrameHeader.TP_STATUS_AVAILABLE;
        }
    }

    private int slot(int index) {
        return index & frames.length - 1;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
