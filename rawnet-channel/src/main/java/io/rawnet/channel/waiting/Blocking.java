package io.rawnet.channel.waiting;

import java.nio.channels.AsynchronousCloseException;

/** What {@link java.nio.channels.spi.AbstractInterruptibleChannel} is called with around a call that may wait. */
@FunctionalInterface
public interface Blocking {
    /** The calling thread may wait from now on; an interrupt closes the channel. May be called again before {@link #end}. */
    void begin();

    /**
     * The calling thread waits no more. Does nothing by default.
     *
     * @param completed whether the call did what it should
     * @throws AsynchronousCloseException if the channel was closed meanwhile; of the type for interrupts if one closed it
     */
    default void end(boolean completed) throws AsynchronousCloseException {}
}
