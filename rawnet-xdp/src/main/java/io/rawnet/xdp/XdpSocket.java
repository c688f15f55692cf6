package io.rawnet.xdp;

import io.rawnet.bpf.SocketKind;
import io.rawnet.channel.RawChannel;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.OptionTable;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Readiness;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/**
 * Receives, sends and forwards frames of one queue of one interface through memory that is shared with the kernel or with the driver
 * ({@code AF_XDP}). An {@link XdpProgram} gives it packets; sending needs none.
 * <pre>{@code
 * try (XdpProgram program = XdpProgram.builder().filter(expression).attach("eth0");
 *         XdpSocket socket = XdpSocket.builder().open("eth0", 0)) {
 *     program.add(socket);
 *     while (true) {
 *         try (XdpFrame frame = socket.receive()) {
 *             EthernetView ethernet = EthernetView.at(frame.buffer(), frame.offset());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Several threads may receive, and several frames may be held at once: each goes to one caller. Sending is for one thread at a time:
 * claim a frame, fill it, submit it, and flush now and then, or forward a received one. Nothing is allocated per packet; a call that waits
 * allocates some tens of octets.
 *
 * <p>When the interface is down, receiving what is not there yet and sending end with {@link io.rawnet.channel.InterfaceDownException}, and
 * go on when it is up again. When it was removed they end with {@link io.rawnet.channel.NoSuchInterfaceException}. A call that waits
 * notices within a second that the interface went down, and at once that it was removed.
 *
 * <p>Closing the socket is safe at any time and does not wait: the memory is given back at once. Who still reads or fills a frame gets an
 * {@link IllegalStateException} from {@link XdpFrame}. From a buffer it gets that exception too, or zeros where rawnet uses {@linkplain
 * io.rawnet.linux.NativeBackEnd jnr-ffi}.
 *
 * <p>The kernel asks no {@linkplain #attachFilter filter of the socket} here: let the program filter. Needs Linux 5.11.
 */
public final class XdpSocket extends RawChannel<XdpSocket> {
    private static final OptionTable NO_OPTIONS = new OptionTable("AF_XDP sockets");

    private final ChannelSocket socket;
    private final Umem umem;
    private final int interfaceIndex;
    private final int queue;
    private final boolean zeroCopy;
    private final Receiving receiving;
    private final Sending sending;

    private XdpSocket(
            ChannelSocket socket, XdpSocketBuilder requested, Umem umem, int interfaceIndex, int queue, XdpRings rings)
            throws IOException {
        super(socket, NO_OPTIONS);
        this.socket = socket;
        this.umem = umem;
        this.interfaceIndex = interfaceIndex;
        this.queue = queue;
        zeroCopy = rings.isZeroCopy();
        int first = umem.take(requested.frameCount());
        int toSend = requested.sendFrameCount();
        sending = new Sending(socket, umem, rings, first, toSend, zeroCopy);
        receiving = new Receiving(socket, umem, rings, first + toSend, requested.frameCount() - toSend);
        socket.readyWhen(this::isReady);
    }

    /** {@return a new socket} The caller closes the channel's socket if this fails. */
    static XdpSocket on(ChannelSocket socket, XdpSocketBuilder requested, Umem umem, int interfaceIndex, int queue)
            throws IOException {
        // of sockets that share memory the first one gives it to the kernel
        synchronized (umem) {
            XdpRings rings = new XdpRings(socket, umem, requested.receives);
            boolean ownsUmem = requested.umem.isEmpty();
            socket.closeWith(() -> {
                umem.remove(socket);
                rings.close();
                if (ownsUmem) {
                    umem.close();
                }
            });
            rings.bind(requested, interfaceIndex, queue);
            XdpSocket opened = new XdpSocket(socket, requested, umem, interfaceIndex, queue, rings);
            umem.add(opened);
            return opened;
        }
    }

    /** {@return a builder with the defaults} */
    public static XdpSocketBuilder builder() {
        return new XdpSocketBuilder();
    }

    @Override
    protected Optional<SocketKind> socketKind() {
        return Optional.empty();
    }

    /** {@return the index of its interface} */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** {@return the number of its queue} */
    public int queue() {
        return queue;
    }

    /** {@return whether the driver reads and writes frames itself; else the kernel copies them} */
    public boolean isZeroCopy() {
        return zeroCopy;
    }

    /** {@return the memory of its frames} */
    public Umem umem() {
        return umem;
    }

    /**
     * {@return the next packet, waiting for it (poll(2))} Close it to give its frame back.
     *
     * @throws IllegalStateException if the socket was opened to send only
     * @throws IOException if the interface is down or was removed
     */
    public XdpFrame receive() throws IOException {
        XdpFrame ready = receiving.receiveReady();
        return ready == null ? receiving.receiveLater(Deadline.NEVER) : ready;
    }

    /**
     * {@return the next packet, waiting for it until a timeout (poll(2))} Close it to give its frame back.
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if none came
     * @throws IOException as {@link #receive()} does
     */
    public XdpFrame receive(Duration timeout) throws IOException {
        Deadline.requireTimeout(timeout);
        XdpFrame ready = receiving.receiveReady();
        return ready == null ? receiving.receiveLater(Deadline.after(timeout)) : ready;
    }

    /**
     * {@return the next packet if it is there already} Makes one system call if it is not (recvmsg(2)), else none.
     *
     * @throws IOException as {@link #receive()} does
     */
    public Optional<XdpFrame> tryReceive() throws IOException {
        return receiving.receive(Deadline.NOW);
    }

    /**
     * {@return a frame to fill from position 0, waiting for a free one} When none is free, what was submitted is flushed first. The buffer
     * has no room any more after {@link #submit}. Claiming again before that returns the same frame, empty.
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
        Deadline.requireTimeout(timeout);
        Optional<ByteBuffer> ready = sending.claimReady();
        requireOpen();
        return ready.isPresent() ? ready.get() : claim(Deadline.after(timeout));
    }

    private ByteBuffer claim(Deadline deadline) throws IOException {
        Optional<ByteBuffer> claimed = sending.claim(deadline);
        requireOpen();
        if (claimed.isEmpty()) {
            throw ChannelSocket.timedOut(Readiness.WRITE, deadline);
        }
        return claimed.get();
    }

    /**
     * {@return a frame to fill from position 0 if one is free} If none is, makes one system call, which sends what was submitted
     * (sendmsg(2)).
     *
     * @throws IOException as {@link #flush()} does
     */
    public Optional<ByteBuffer> tryClaim() throws IOException {
        Optional<ByteBuffer> claimed = sending.claim(Deadline.NOW);
        requireOpen();
        return claimed;
    }

    /**
     * Submits the claimed frame, from its first octet to the buffer's position. It is sent with the next {@link #flush} at the latest.
     *
     * @throws IllegalStateException if no frame was claimed, or it is empty
     */
    public void submit() {
        sending.submit();
    }

    /**
     * Submits a received frame to be sent through this socket, without a copy: what is from position to limit of its buffer. It is sent
     * with the next {@link #flush} at the latest, and then received into again by the socket that it came from.
     *
     * @param frame the frame, of this socket or of one that shares its {@link Umem}
     * @throws IllegalArgumentException if it is in other memory
     * @throws IllegalStateException if it was released or is empty
     */
    public void forward(XdpFrame frame) {
        if (Arguments.require(frame, "frame").home().umem() != umem) {
            throw new IllegalArgumentException(
                    "frame must be in the memory of this socket: open both sockets with the same Umem");
        }
        frame.requireHeld();
        if (isOpen()) {
            sending.forward(frame);
        } else {
            // the next flush says so
            frame.close();
        }
    }

    /**
     * Makes the kernel send what was submitted (sendmsg(2)), waiting until it has taken it all. Where the driver sends without a copy it is
     * woken if it has to be, and nothing waits.
     *
     * @throws IllegalStateException if a claimed frame was not submitted
     * @throws IOException if the interface is down or was removed
     */
    public void flush() throws IOException {
        flush(Deadline.NEVER);
    }

    /**
     * Makes the kernel send what was submitted (sendmsg(2)), waiting until it has taken it all, or until a timeout.
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
        if (!sending.flush(deadline)) {
            throw ChannelSocket.timedOut(Readiness.WRITE, deadline);
        }
    }

    /**
     * {@return what was received, sent and dropped since the socket was opened (getsockopt(2), {@code XDP_STATISTICS})}
     *
     * @throws IOException if the kernel refuses
     */
    public XdpStatistics statistics() throws IOException {
        return XdpRings.statistics(socket, receiving.count(), sending);
    }

    /** {@return whether a call can be made without waiting} */
    private boolean isReady(Readiness readiness) {
        return switch (readiness) {
            case READ -> receiving.isReady();
            case WRITE -> sending.isReady();
            case ERROR -> false;
        };
    }

    /** {@return the socket, for the program's map} */
    ChannelSocket socket() {
        return socket;
    }

    void requireReceives() {
        receiving.requireRing();
    }

    /** Takes back what the kernel has finished sending. */
    void reap() {
        sending.reap();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
