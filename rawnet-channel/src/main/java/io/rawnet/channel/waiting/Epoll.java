package io.rawnet.channel.waiting;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.poll.EpollEvents;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Map;

/**
 * An epoll instance (epoll(7)) and what belongs to each descriptor that it watches. Adding, changing and removing are for any thread,
 * waiting for one at a time.
 *
 * @param <T> what belongs to a descriptor
 */
public final class Epoll<T> {
    private static final int EVENTS = 256;

    private final int number;
    private final EpollEvents ready = new EpollEvents(EVENTS);
    private final EpollEvents argument = new EpollEvents(1);
    /** By a number that is never used again, so that an event of a removed one is not taken for another's. */
    private final Map<Long, Registration> registrations = new HashMap<>();

    private long added;
    private boolean closed;

    /**
     * Creates the instance (epoll_create1(2)).
     *
     * @throws IOException if no descriptor is left
     */
    public Epoll() throws IOException {
        number = SystemCallException.check("epoll_create1", DescriptorCalls.epollCreate());
    }

    /** {@return the owner of the instance's descriptor, which is readable while an event waits} {@link #close} precedes closing it. */
    public Descriptor descriptor() throws IOException {
        return Descriptor.own("epoll_create1", number);
    }

    /**
     * {@return the registration of a descriptor}
     *
     * @param descriptor the kernel's number for it, valid until the registration is removed
     * @param events {@code EPOLL…} bits
     * @param attachment what belongs to it
     * @throws IOException if the kernel refuses
     */
    public synchronized Registration add(int descriptor, int events, T attachment) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Registration registration = new Registration(descriptor, added++, attachment);
        SystemCallException.check(
                "epoll_ctl", control(EpollEvents.EPOLL_CTL_ADD, descriptor, events, registration.data));
        registrations.put(registration.data, registration);
        return registration;
    }

    /**
     * Watches a descriptor of this instance's own, which is closed with it.
     *
     * @param descriptor the descriptor
     * @param events {@code EPOLL…} bits
     * @throws IOException if the kernel refuses
     */
    void addForGood(Descriptor descriptor, int events) throws IOException {
        SystemCallException.check(
                "epoll_ctl", descriptor.attempt(own -> control(EpollEvents.EPOLL_CTL_ADD, own, events, -1)));
    }

    private int control(int operation, int descriptor, int events, long data) {
        argument.set(events, data);
        int result = DescriptorCalls.epollControl(number, operation, descriptor, argument.address());
        Reference.reachabilityFence(argument);
        return result;
    }

    /**
     * Waits for events (epoll_wait(2)).
     *
     * @param milliseconds how long, 0 for not at all, -1 for ever
     * @return how many there are, 0 after the time or a signal
     */
    public int await(int milliseconds) {
        int result = DescriptorCalls.epollWait(number, ready.address(), ready.count(), milliseconds);
        if (result < 0 && result != -Errno.EINTR.number()) {
            throw new IllegalStateException("epoll_wait failed: " + new Errno(-result));
        }
        return Math.max(0, result);
    }

    /**
     * {@return what belongs to the descriptor of an event; null if it was removed meanwhile}
     *
     * @param event which of the events of the last {@link #await}
     */
    public synchronized T attachment(int event) {
        Registration registration = registrations.get(ready.data(event));
        return registration == null ? null : registration.attachment;
    }

    /**
     * {@return the {@code EPOLL…} bits of an event}
     *
     * @param event which of the events of the last {@link #await}
     */
    public int events(int event) {
        return ready.events(event);
    }

    /** Touches the instance no more: the descriptor is about to be closed. */
    public synchronized void close() {
        closed = true;
    }

    /** One descriptor that is watched. */
    public final class Registration {
        private final int descriptor;
        private final long data;
        private final T attachment;

        private Registration(int descriptor, long data, T attachment) {
            this.descriptor = descriptor;
            this.data = data;
            this.attachment = attachment;
        }

        /**
         * Watches for other events; what is there already is reported once more.
         *
         * @param events {@code EPOLL…} bits
         * @throws IOException if the kernel refuses
         */
        public void modify(int events) throws IOException {
            synchronized (Epoll.this) {
                if (!closed && registrations.containsKey(data)) {
                    int result = control(EpollEvents.EPOLL_CTL_MOD, descriptor, events, data);
                    SystemCallException.check("epoll_ctl", result);
                }
            }
        }

        /** Watches the descriptor no more. Removing again does nothing. */
        public void remove() {
            synchronized (Epoll.this) {
                if (!closed && registrations.remove(data, this)) {
                    control(EpollEvents.EPOLL_CTL_DEL, descriptor, 0, data);
                }
            }
        }
    }
}
