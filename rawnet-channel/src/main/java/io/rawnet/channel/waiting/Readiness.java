package io.rawnet.channel.waiting;

import io.rawnet.linux.poll.EpollEvents;

/** What a call waits for when it cannot be done at once. The events of poll(2) and of epoll(7) have the same numbers. */
public enum Readiness {
    /** Something can be read: {@code POLLIN}. */
    READ(EpollEvents.EPOLLIN, "no packet arrived"),
    /** There is room to write: {@code POLLOUT}. */
    WRITE(EpollEvents.EPOLLOUT, "there was no room to send"),
    /** The error queue is not empty: {@code POLLERR}. */
    ERROR(EpollEvents.EPOLLERR, "no error arrived");

    private final int event;
    private final String timedOut;

    Readiness(int event, String timedOut) {
        this.event = event;
        this.timedOut = timedOut;
    }

    /** {@return the event's bit} */
    public int event() {
        return event;
    }

    /** {@return what did not happen, for the message of a timeout} */
    public String timedOut() {
        return timedOut;
    }
}
