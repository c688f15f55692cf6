package io.rawnet.channel.waiting;

/** One waiting call. {@link #wake} may come at any time, also when the call waits no more. */
interface Waiter {
    /** Ends the wait, or the next one. */
    void wake();
}
