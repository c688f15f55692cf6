package io.rawnet.examples.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What network threads tell the printing thread. Who receives stops while it is full, so that whoever sends faster than can be printed fills the
 * kernel's buffer, which has an end, and not this one.
 *
 * @param <E> type of the events
 */
public final class EventQueue<E> {
    private static final int MANY = 10_000;
    private static final long PAUSE = 5;

    private final LinkedBlockingQueue<E> events = new LinkedBlockingQueue<>();

    /** Has no events yet. */
    public EventQueue() {}

    /**
     * Tells something, without waiting.
     *
     * @param event what to tell
     */
    public void add(E event) {
        events.add(event);
    }

    /**
     * {@return the next event; null if there was none in time}
     *
     * @param nanoseconds how long to wait; does not wait if not positive
     * @throws InterruptedException if the calling thread is interrupted
     */
    public E poll(long nanoseconds) throws InterruptedException {
        return events.poll(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /**
     * Hands events to somebody as they come, until one was the last or nobody reads the output any more.
     *
     * @param out what is printed to
     * @param handler takes the events
     * @throws IOException if the handler throws it
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void handOut(PrintWriter out, Handler<E> handler) throws IOException, InterruptedException {
        boolean more = true;
        while (more && !Output.isClosed(out)) {
            more = handler.take(events.take());
        }
    }

    /** {@return whether so many events wait to be printed that nothing more should be received} */
    public boolean isFull() {
        return events.size() >= MANY;
    }

    /**
     * Waits until it is not full.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void awaitRoom() throws InterruptedException {
        while (isFull()) {
            Thread.sleep(PAUSE);
        }
    }

    /**
     * Takes events.
     *
     * @param <E> type of the events
     */
    @FunctionalInterface
    public interface Handler<E> {
        /**
         * {@return whether more events are wanted}
         *
         * @param event what was told
         * @throws IOException if the event is a failure, or cannot be printed
         */
        boolean take(E event) throws IOException;
    }
}
