package io.rawnet.linux.descriptor;

/** What a call waits for when it cannot be done at once (poll(2)). */
public enum Readiness {
    /** Something can be read: {@code POLLIN}. */
    READ(0x001),
    /** There is room to write: {@code POLLOUT}. */
    WRITE(0x004),
    /** The error queue is not empty: {@code POLLERR}. */
    ERROR(0x008);

    private final short event;

    Readiness(int event) {
        this.event = (short) event;
    }

    /** {@return the event's bit in {@code struct pollfd}} */
    short event() {
        return event;
    }
}
