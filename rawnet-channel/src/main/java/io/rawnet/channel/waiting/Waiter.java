package io.rawnet.channel.waiting;

/** One waiting call. {@link #wake} may come at any time, also when the call waits no more. */
interface Waiter {
    /** Ends the wait, or the next one. */
    void wake();

    /**
     * Waits until the descriptor is ready, somebody wakes this, or the time has passed.
     *
     * @return whether this saw that the descriptor is ready
     */
    boolean await(int descriptor, Readiness readiness, long nanoseconds);
}
