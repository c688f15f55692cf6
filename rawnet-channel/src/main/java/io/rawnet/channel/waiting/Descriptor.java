package io.rawnet.channel.waiting;

import io.rawnet.linux.call.CallingThread;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.poll.EpollEvents;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owns one non-blocking descriptor of the kernel.
 *
 * <p>Any number of threads may be inside calls at once, and none blocks another. {@link #close()} refuses new calls and wakes the
 * waiting ones, which end with {@link AsynchronousCloseException}; the last thread to leave gives the number back to the kernel.
 * Until then the kernel cannot reuse the number, so no call ever touches a stranger's descriptor.
 */
public final class Descriptor implements Closeable {
    /** The result of a call that would have to wait. */
    public static final int WOULD_BLOCK = -Errno.EAGAIN.number();

    private static final int EINTR = -Errno.EINTR.number();

    /** State bit beside the number of calls inside. */
    private static final long CLOSED = 1L << 62;

    /** Nanoseconds after which a waiting call looks for what was not reported to it. */
    private static final long GLANCE = 1_000_000_000;

    private final AtomicLong state = new AtomicLong();
    private final int number;
    private final List<Waiter> waiters = new ArrayList<>();
    /** Weak, because a registration leads to the channel, which is closed when nobody can reach it. */
    private final List<WeakReference<Epoll<?>.Registration>> registrations = new ArrayList<>();

    /** What parked threads are woken by; null while nobody parks. Guarded by the waiters, as is what follows. */
    private Epoll<Descriptor>.Registration watch;

    private int watched;

    private Descriptor(int number) {
        this.number = number;
    }

    /**
     * {@return the owner of a new descriptor}
     *
     * @param call the call that made it, for the message of an error
     * @param result that call's result: a descriptor that is non-blocking and close-on-exec, or a negated error number
     * @throws IOException if the call failed
     */
    public static Descriptor own(String call, int result) throws IOException {
        return new Descriptor(SystemCallException.check(call, result));
    }

    /**
     * Makes a call once, without waiting.
     *
     * @param attempt the call
     * @return its result, {@link #WOULD_BLOCK} among others
     * @throws ClosedChannelException if this is closed
     */
    public int attempt(Attempt attempt) throws ClosedChannelException {
        enter();
        try {
            return once(attempt);
        } finally {
            leave();
        }
    }

    /**
     * Waits until a call can be made, and makes it, as often as it takes.
     *
     * @param call the call
     * @return the result, {@link #WOULD_BLOCK} if the deadline has passed
     * @throws AsynchronousCloseException if this is closed since the first attempt
     * @throws IOException if no descriptor is left to wait with
     */
    public int await(WaitingCall call) throws IOException {
        // the call was open when it tried first
        if (!tryEnter()) {
            throw new AsynchronousCloseException();
        }
        try {
            int result = call.monitor().check(call.seen(), number);
            if (result != 0) {
                return result;
            }
            result = CallingThread.isVirtual() ? WOULD_BLOCK : poll(call);
            // what poll(2) reports need not be what the call waits for, such as an error: then it would return again
            // and again
            return result == WOULD_BLOCK && !call.deadline().isPassed() ? await(call, new ParkWaiter()) : result;
        } finally {
            leave();
        }
    }

    private int poll(WaitingCall call) throws IOException {
        PollWaiter waiter = PollWaiter.take();
        try {
            return await(call, waiter);
        } finally {
            waiter.giveBack();
        }
    }

    /** Waits until the call was made, the deadline has passed, or the waiter saw something that the call did not find. */
    private int await(WaitingCall call, Waiter waiter) throws IOException {
        boolean parks = waiter instanceof ParkWaiter;
        try {
            synchronized (waiters) {
                waiters.add(waiter);
                if (parks) {
                    watch(call.readiness().event());
                }
            }
            // closed before the waiter was there to be woken
            requireNotClosed();
            // a parked thread is not told what happened before
            int result = parks ? retry(call) : WOULD_BLOCK;
            boolean more = result == WOULD_BLOCK;
            long left = call.deadline().remaining();
            // looks once more when the deadline has passed on the way here: what came in time counts
            while (more) {
                boolean ready = waiter.await(number, call.readiness(), Math.max(0, Math.min(left, GLANCE)));
                result = retry(call);
                left = call.deadline().remaining();
                more = result == WOULD_BLOCK && !ready && left > 0;
            }
            return result;
        } finally {
            synchronized (waiters) {
                waiters.remove(waiter);
            }
        }
    }

    private int retry(WaitingCall call) throws AsynchronousCloseException {
        if (Thread.currentThread().isInterrupted()) {
            // JDK 17 loses an interrupt that arrives while a call begins
            call.blocking().begin();
        }
        requireNotClosed();
        int result = once(call.attempt());
        if (result == WOULD_BLOCK) {
            int news = call.monitor().check(call.seen(), number);
            return news == 0 ? result : news;
        }
        if (result < 0 && call.monitor().isForAll(-result, call.readiness() == Readiness.WRITE)) {
            wakeAll();
        }
        return result;
    }

    private void watch(int events) throws IOException {
        if (watch == null) {
            watch = Watcher.watch(this, number, events);
            watched = events;
        } else if ((watched & events) != events) {
            watched |= events;
            watch.modify(watched | EpollEvents.EPOLLET);
        }
    }

    /** Wakes the parked threads; when there is none, nobody is interested any more. */
    void happened() {
        synchronized (waiters) {
            if (waiters.stream().anyMatch(ParkWaiter.class::isInstance)) {
                wakeAll();
            } else {
                unwatch();
            }
        }
    }

    private void unwatch() {
        if (watch != null) {
            watch.remove();
            watch = null;
        }
    }

    /** Wakes every waiting call, to look again. */
    public void wakeAll() {
        synchronized (waiters) {
            for (Waiter waiter : waiters) {
                waiter.wake();
            }
        }
    }

    /**
     * Watches this in an epoll instance until the registration is removed or this closed.
     *
     * @param epoll the instance
     * @param events {@code EPOLL…} bits
     * @param attachment what belongs to this there
     * @param <T> its type
     * @return the registration
     * @throws ClosedChannelException if this is closed
     * @throws IOException if the kernel refuses
     */
    public <T> Epoll<T>.Registration register(Epoll<T> epoll, int events, T attachment) throws IOException {
        enter();
        try {
            Epoll<T>.Registration registration = epoll.add(number, events, attachment);
            synchronized (waiters) {
                registrations.add(new WeakReference<>(registration));
            }
            return registration;
        } finally {
            leave();
        }
    }

    /**
     * Ends a registration.
     *
     * @param registration the registration
     */
    public void unregister(Epoll<?>.Registration registration) {
        synchronized (waiters) {
            // the number is given back after the last registration is gone, and never before
            if (registrations.removeIf(each -> each.refersTo(registration))) {
                registration.remove();
            }
        }
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return !isClosed(state.get());
    }

    /** Refuses new calls and wakes the waiting ones. Closing again does nothing. */
    @Override
    public void close() {
        long before = state.getAndUpdate(calls -> isClosed(calls) ? calls : (calls | CLOSED) + 1);
        if (!isClosed(before)) {
            wakeAll();
            leave();
        }
    }

    /** Keeps this open for the kernel until {@link #leave()}. */
    void enter() throws ClosedChannelException {
        if (!tryEnter()) {
            throw new ClosedChannelException();
        }
    }

    private boolean tryEnter() {
        return !isClosed(state.getAndUpdate(calls -> isClosed(calls) ? calls : calls + 1));
    }

    private static boolean isClosed(long calls) {
        return (calls & CLOSED) != 0;
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            synchronized (waiters) {
                unwatch();
                for (WeakReference<Epoll<?>.Registration> each : registrations) {
                    Epoll<?>.Registration registration = each.get();
                    if (registration != null) {
                        registration.remove();
                    }
                }
                registrations.clear();
            }
            DescriptorCalls.close(number);
        }
    }

    private void requireNotClosed() throws AsynchronousCloseException {
        if (!isOpen()) {
            throw new AsynchronousCloseException();
        }
    }

    private int once(Attempt attempt) {
        int result;
        do {
            result = attempt.on(number);
        } while (result == EINTR);
        return result;
    }
}
