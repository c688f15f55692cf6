package io.rawnet.channel;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Epoll;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;

/**
 * The registration of a channel with a {@link Poller}, with the names of {@link java.nio.channels.SelectionKey}. It is valid until it is
 * cancelled, or its channel or poller closed. Any thread may call.
 */
public final class PollKey {
    /** A packet can be received, or a ring's next block is ready. */
    public static final int OP_READ = 0x1;

    /** There is room to send, or a transmit ring's next frame is free. */
    public static final int OP_WRITE = 0x4;

    /** An error waits in the error queue. */
    public static final int OP_ERROR = 0x8;

    private static final int ALL = OP_READ | OP_WRITE | OP_ERROR;

    private final Poller poller;
    private final RawChannel<?> channel;
    private volatile Object attachment;
    private volatile int interest;
    private volatile int ready;
    private volatile boolean cancelled;
    /** Number of the last selection that has selected this. */
    private long selection = -1;

    private Epoll<PollKey>.Registration registration;

    PollKey(Poller poller, RawChannel<?> channel, int interest, Object attachment) {
        this.poller = poller;
        this.channel = channel;
        this.interest = checked(interest);
        this.attachment = attachment;
    }

    /** {@return the channel} */
    public RawChannel<?> channel() {
        return channel;
    }

    /** {@return the poller} */
    public Poller poller() {
        return poller;
    }

    /** {@return whether it is neither cancelled, nor its channel or poller closed} */
    public boolean isValid() {
        return !cancelled && channel.isOpen() && poller.isOpen();
    }

    /**
     * {@return what is waited for, of {@link #OP_READ}, {@link #OP_WRITE} and {@link #OP_ERROR}}
     *
     * @throws CancelledKeyException if this is not valid
     */
    public int interestOps() {
        requireValid();
        return interest;
    }

    /**
     * Waits for something else from now on, also in a selection that is going on.
     *
     * @param ops of {@link #OP_READ}, {@link #OP_WRITE} and {@link #OP_ERROR}, 0 for nothing
     * @return this
     * @throws CancelledKeyException if this is not valid
     * @throws IllegalArgumentException if there are other bits
     * @throws IOException if the kernel refuses
     */
    public PollKey interestOps(int ops) throws IOException {
        requireValid();
        synchronized (this) {
            interest = checked(ops);
            registration.modify(Poller.events(ops));
        }
        return this;
    }

    /**
     * {@return what was found ready by the last selection that selected this}
     *
     * @throws CancelledKeyException if this is not valid
     */
    public int readyOps() {
        requireValid();
        return ready;
    }

    /** {@return whether a packet can be received; a ring's next block is ready} */
    public boolean isReadable() {
        return (ready & OP_READ) != 0;
    }

    /** {@return whether there is room to send} */
    public boolean isWritable() {
        return (ready & OP_WRITE) != 0;
    }

    /** {@return whether an error waits in the error queue} */
    public boolean hasError() {
        return (ready & OP_ERROR) != 0;
    }

    /** {@return what the program has attached, or null} */
    public Object attachment() {
        return attachment;
    }

    /**
     * Attaches something of the program's own.
     *
     * @param newAttachment anything, or null
     * @return what was attached before
     */
    public Object attach(Object newAttachment) {
        Object before = attachment;
        attachment = newAttachment;
        return before;
    }

    /** Ends the registration. Cancelling again does nothing. */
    public void cancel() {
        cancelled = true;
        poller.forget(this);
        synchronized (this) {
            if (registration != null) {
                channel.socket().descriptor().unregister(registration);
            }
        }
    }

    synchronized void register(Epoll<PollKey> epoll) throws IOException {
        registration = channel.socket().descriptor().register(epoll, Poller.events(interest), this);
    }

    int interest() {
        return interest;
    }

    /** {@return whether this was not selected in this selection before} Takes note of being ready. */
    boolean select(long number, int ops) {
        ready = ops;
        boolean isNew = selection != number;
        selection = number;
        return isNew;
    }

    private void requireValid() {
        if (!isValid()) {
            throw new CancelledKeyException();
        }
    }

    private static int checked(int ops) {
        return Arguments.requireBits(ops, ALL, "ops");
    }
}
