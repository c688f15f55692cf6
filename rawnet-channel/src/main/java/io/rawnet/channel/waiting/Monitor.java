package io.rawnet.channel.waiting;

/** Watches for what the kernel reports to one call only, to none, or to one that it does not concern. */
public interface Monitor {
    /** For sockets of which the kernel reports to each call what concerns it. */
    Monitor NONE = new Monitor() {};

    /** {@return how often something happened that concerns all calls} */
    default int count() {
        return 0;
    }

    /**
     * {@return the negated error number with which a waiting call must end, or 0} Asked before a call waits, and at each
     * wake-up, once a second at least.
     *
     * @param seen what {@link #count} returned when the call began
     * @param descriptor the kernel's number for the socket
     */
    default int check(int seen, int descriptor) {
        return 0;
    }

    /**
     * {@return whether an error that the kernel reported to one call concerns all of them; it is counted then} Not asked about an error that
     * {@link #check} returned: it would be counted again for each call that ends with it.
     *
     * @param errno the error number
     * @param sending whether the call was to send: then the kernel may report the same error each time
     */
    default boolean isForAll(int errno, boolean sending) {
        return false;
    }

    /**
     * {@return whether an error may be that of an earlier packet, which the program gets from the error queue}
     *
     * @param errno the error number
     */
    default boolean isQueued(int errno) {
        return false;
    }
}
