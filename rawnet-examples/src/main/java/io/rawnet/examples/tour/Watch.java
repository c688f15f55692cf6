package io.rawnet.examples.tour;

import java.io.Closeable;
import java.io.IOException;

/** Looks at the network of a stop while it runs. */
@FunctionalInterface
public interface Watch {
    /** Sees nothing. */
    Watch NONE = () -> () -> {};

    /**
     * {@return what ends the watch} It is called by the thread whose network it is.
     *
     * @throws IOException if nothing can be seen
     */
    Closeable begin() throws IOException;
}
