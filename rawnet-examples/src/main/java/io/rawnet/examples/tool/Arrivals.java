package io.rawnet.examples.tool;

import java.io.IOException;
import java.util.Optional;

/** Takes what has arrived, but not without end: whoever sends without a pause must not keep the caller from its other work. */
public final class Arrivals {
    private static final int MOST = 64;

    private Arrivals() {}

    /**
     * Takes a few things that are there already.
     *
     * @param source where from, without waiting; empty if there is nothing
     * @param sink what to do with each
     * @param <T> type of the things
     * @return whether nothing was left
     * @throws IOException if one of the two fails
     */
    public static <T> boolean take(Source<T> source, Sink<T> sink) throws IOException {
        for (int taken = 0; taken < MOST; taken++) {
            Optional<T> next = source.next();
            if (next.isEmpty()) {
                return true;
            }
            sink.accept(next.get());
        }
        return false;
    }

    /**
     * Gives what has arrived.
     *
     * @param <T> type of the things
     */
    @FunctionalInterface
    public interface Source<T> {
        /**
         * {@return the next thing; empty if there is none}
         *
         * @throws IOException if it cannot be received
         */
        Optional<T> next() throws IOException;
    }

    /**
     * Takes what has arrived.
     *
     * @param <T> type of the things
     */
    @FunctionalInterface
    public interface Sink<T> {
        /**
         * Takes one thing.
         *
         * @param thing the thing
         * @throws IOException if that fails
         */
        void accept(T thing) throws IOException;
    }
}
