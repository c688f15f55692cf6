package io.rawnet.linux.descriptor;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.Errno;
import io.rawnet.linux.call.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owns one non-blocking descriptor of the kernel.
 *
 * <p>Any number of threads may be inside calls at once, and none blocks another. {@link #close()} refuses new calls and wakes the
 * waiting ones, which end with {@link AsynchronousCloseException}; the last thread to leave gives the number back to the kernel.
 * Until then the kernel cannot reuse the number, so no call ever touches a stranger's descriptor.
 *
 * <p>A channel that extends {@link java.nio.channels.spi.AbstractInterruptibleChannel} calls between {@code begin} and {@code end},
 * and closes this in {@code implCloseChannel}: that makes an interrupt end the call with
 * {@link java.nio.channels.ClosedByInterruptException}.
 */
public final class Descriptor implements Closeable {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;
    private static final int EINTR = -Errno.EINTR.number();
    private static final int EAGAIN = -Errno.EAGAIN.number();

    /** What {@link #attempt} answers when the call would have to wait. */
    public static final int WOULD_BLOCK = EAGAIN;

    /** State bit beside the number of calls inside. */
    private static final long CLOSED = 1L << 62;

    /** What makes an eventfd readable, for as long as nobody reads it. */
    private static final NativeMemory ONE = one();

    private static final ThreadLocal<WakeablePoll> POLL = ThreadLocal.withInitial(WakeablePoll::new);

    private final AtomicLong state = new AtomicLong();
    private final int number;
    private final int wakeUp;

    private Descriptor(int number, int wakeUp) {
        this.number = number;
        this.wakeUp = wakeUp;
    }

    /**
     * {@return the owner of a new descriptor} If that fails, the descriptor is closed.
     *
     * @param call the call that made it, for the message of an error
     * @param result what that call answered: a descriptor that is non-blocking and close-on-exec, or a negated error number
     * @throws IOException if the call failed, or no descriptor is left for the wake-up
     */
    public static Descriptor own(String call, int result) throws IOException {
        int number = SystemCallException.check(call, result);
        int wakeUp = DescriptorCalls.eventfd(0, EFD_CLOEXEC_NONBLOCK);
        if (wakeUp < 0) {
            DescriptorCalls.close(number);
            throw SystemCallException.of("eventfd(0)", new Errno(-wakeUp));
        }
        return new Descriptor(number, wakeUp);
    }

    /**
     * Makes a call, waiting for the descriptor to become ready as often as the call answers EAGAIN.
     *
     * @param call what is called, for the message of an error
     * @param readiness what to wait for
     * @param deadline when to stop waiting
     * @param attempt one try of the call
     * @return what the call answered, 0 or more
     * @throws ClosedChannelException if this is closed already
     * @throws AsynchronousCloseException if this is closed while waiting
     * @throws SocketTimeoutException if the deadline passes while waiting
     * @throws IOException if the call fails
     */
    public int call(String call, Readiness readiness, Deadline deadline, Attempt attempt) throws IOException {
        enter();
        try {
            WakeablePoll poll = null;
            while (true) {
                int result = untilNotInterrupted(attempt);
                if (result != EAGAIN) {
                    return SystemCallException.check(call, result);
                }
                if (poll == null) {
                    poll = POLL.get().start();
                }
                switch (poll.await(number, wakeUp, readiness, deadline)) {
                    case WOKEN -> throw new AsynchronousCloseException();
                    case TIMED_OUT -> throw new SocketTimeoutException(call + " had nothing to do before its timeout");
                    case READY -> {}
                }
            }
        } finally {
            leave();
        }
    }

    /**
     * Makes a call once, without waiting.
     *
     * @param call what is called, for the message of an error
     * @param attempt the call
     * @return what the call answered, 0 or more, or {@link #WOULD_BLOCK}
     * @throws ClosedChannelException if this is closed
     * @throws IOException if the call fails
     */
    public int attempt(String call, Attempt attempt) throws IOException {
        enter();
        try {
            int result = untilNotInterrupted(attempt);
            return result == WOULD_BLOCK ? WOULD_BLOCK : SystemCallException.check(call, result);
        } finally {
            leave();
        }
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return (state.get() & CLOSED) == 0;
    }

    /** Refuses new calls and wakes the waiting ones. Closing again does nothing. */
    @Override
    public void close() {
        long calls;
        do {
            calls = state.get();
            if ((calls & CLOSED) != 0) {
                return;
            }
        } while (!state.compareAndSet(calls, (calls | CLOSED) + 1));
        // counted as a call ourselves, or the last thread to leave could close the eventfd before it's written
        DescriptorCalls.write(wakeUp, ONE.address(), ONE.length());
        leave();
    }

    private void enter() throws ClosedChannelException {
        long calls;
        do {
            calls = state.get();
            if ((calls & CLOSED) != 0) {
                throw new ClosedChannelException();
            }
        } while (!state.compareAndSet(calls, calls + 1));
    }

    private void leave() {
        if (state.decrementAndGet() == CLOSED) {
            DescriptorCalls.close(number);
            DescriptorCalls.close(wakeUp);
        }
    }

    private int untilNotInterrupted(Attempt attempt) {
        int result;
        do {
            result = attempt.on(number);
        } while (result == EINTR);
        return result;
    }

    private static NativeMemory one() {
        NativeMemory one = NativeMemory.allocate(Long.BYTES);
        one.octets().putLong(0, 1);
        return one;
    }
}
