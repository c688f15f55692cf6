package io.rawnet.linux.descriptor;

/** What a call waits for when it cannot be done at once (poll(2)). */
public enum Readiness {
    /** Something can be read: {@code POLLIN}. */
    READ(0x001),
    /** There is room to write: {@code POLLOUT}. */
    WRITE(0x004),
    /** The error queue is not empty: {@code POLLERR}. */
    ERROR(0x008),
    /**
     * The kernel has filled a block of a mapped ring: {@code POLLIN}. It's reported as well while the program holds the block before,
     * so a wait that comes to nothing is followed by a pause.
     */
    RING_BLOCK(0x001),
    /** A mapped ring has room for a frame: {@code POLLOUT}, which is reported as well while the socket's send buffer has room. */
    RING_ROOM(0x004);

    private final short event;

    Readiness(int event) {
        this.event = (short) event;
    }

    /** {@return whether poll(2) may report it for another reason than the one that is waited for} */
    boolean isVague() {
        return this == RING_BLOCK || this == RING_ROOM;
    }

    /** {@return the event's bit in {@code struct pollfd}} */
    short event() {
        return event;
    }
}
