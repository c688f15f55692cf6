package io.rawnet.examples.tool;

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
     * {@return the next event, as soon as there is one}
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public E take() throws InterruptedException {
        return events.take();
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
}
