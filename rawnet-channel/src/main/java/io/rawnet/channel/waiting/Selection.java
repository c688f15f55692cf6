package io.rawnet.channel.waiting;

import io.rawnet.linux.call.CallingThread;
import io.rawnet.linux.poll.EpollEvents;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** The waiting of a poller: for events of an epoll instance, and for who wakes it. */
public final class Selection implements Closeable {
    private static final int MILLISECONDS = 1_000_000;
    private static final int GLANCE = 1000;

    private final Epoll<?> epoll;
    private final Descriptor instance;
    private final Descriptor wakeUp;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;
    private Interruption interruption = new Interruption();

    private Selection(Epoll<?> epoll, Descriptor instance, Descriptor wakeUp) {
        this.epoll = epoll;
        this.instance = instance;
        this.wakeUp = wakeUp;
    }

    /**
     * {@return the waiting of a poller, which is closed when the poller cannot be reached any more}
     *
     * @param epoll its epoll instance, which belongs to this from now on
     * @param poller the poller
     * @throws IOException if no descriptor is left
     */
    public static Selection of(Epoll<?> epoll, Object poller) throws IOException {
        Descriptor instance = epoll.descriptor();
        try {
            Descriptor wakeUp = Descriptor.own("eventfd(0)", WakeUp.create());
            // the epoll instance leads to the keys, and so to the poller
            Threads.whenUnreachable(poller, () -> {
                instance.close();
                wakeUp.close();
            });
            epoll.addForGood(wakeUp, EpollEvents.EPOLLIN | EpollEvents.EPOLLET);
            return new Selection(epoll, instance, wakeUp);
        } catch (Throwable failure) {
            epoll.close();
            instance.close();
            throw failure;
        }
    }

    /**
     * Waits for events. {@link #isOver} says whether to go on when none of them matters.
     *
     * @param deadline when to stop waiting
     * @return how many events there are
     * @throws IOException if no descriptor is left to wait with
     */
    public int await(Deadline deadline) throws IOException {
        try {
            if (closed) {
                return 0;
            }
            if (woken.get() || deadline.isPassed()) {
                return events(0);
            }
            interruption.enter();
            try {
                return CallingThread.isVirtual() ? park(deadline) : events(milliseconds(deadline));
            } finally {
                if (!interruption.leave()) {
                    interruption = new Interruption();
                }
            }
        } catch (ClosedChannelException closed) {
            return 0;
        }
    }

    /**
     * {@return whether a selection without result is over, and forgets the wake-up if that is why}
     *
     * @param deadline when it stops waiting
     */
    public boolean isOver(Deadline deadline) {
        return woken.getAndSet(false) || Thread.currentThread().isInterrupted() || deadline.isPassed();
    }

    private int events(int milliseconds) throws IOException {
        // a descriptor that is closed takes its event with it
        wakeUp.enter();
        try {
            return instance.attempt(number -> epoll.await(milliseconds));
        } finally {
            wakeUp.leave();
        }
    }

    private int park(Deadline deadline) throws IOException {
        Attempt attempt = number -> {
            int events = epoll.await(0);
            return events == 0 ? Descriptor.WOULD_BLOCK : events;
        };
        return Math.max(
                0, instance.await(new WaitingCall(attempt, Readiness.READ, deadline, this::wakeUp, Monitor.NONE, 0)));
    }

    /** Wakes who waits, or waits next. */
    public void wakeUp() {
        if (woken.compareAndSet(false, true)) {
            raise();
        }
    }

    private void raise() {
        try {
            wakeUp.attempt(WakeUp::raise);
        } catch (ClosedChannelException closed) {
            // nobody waits any more
        }
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return !closed;
    }

    /** Gives the descriptors back, and wakes who waits. Closing again does nothing. */
    @Override
    public void close() {
        // before the descriptors: who was woken in between would wait again
        closed = true;
        raise();
        epoll.close();
        instance.close();
        wakeUp.close();
    }

    private static int milliseconds(Deadline deadline) {
        // for ever is the largest number: nothing can be added to it
        long remaining = Math.min((long) GLANCE * MILLISECONDS, deadline.remaining());
        return (int) Math.max(0, (remaining + MILLISECONDS - 1) / MILLISECONDS);
    }

    /** Wakes the selection when its thread is interrupted. Used up by the first interrupt. */
    private final class Interruption extends AbstractInterruptibleChannel {
        void enter() {
            begin();
        }

        /** {@return whether the thread was not interrupted} */
        boolean leave() {
            try {
                end(true);
                return isOpen();
            } catch (AsynchronousCloseException interrupted) {
                return false;
            }
        }

        @Override
        protected void implCloseChannel() {
            wakeUp();
        }
    }
}
