package io.rawnet.examples.tour;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Looks at the network of each stop while it runs. */
@FunctionalInterface
public interface Watch {
    /** Sees nothing. */
    Watch NONE = number -> new View() {
        @Override
        public Optional<String> words() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    /**
     * {@return a look at the network of a stop, ended by closing it} It is called by the thread whose network it is.
     *
     * @param number the stop's number
     * @throws IOException if nothing can be seen
     */
    View begin(int number) throws IOException;

    /** A look at one network. */
    interface View extends Closeable {
        /** {@return what became of it, once it is closed, for whoever takes the tour; empty for nothing} */
        Optional<String> words();
    }
}
