package io.rawnet.channel.waiting;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * Keeps a bounded number of objects for the next who needs one, without a lock and without allocating.
 *
 * @param <T> type of the objects
 */
public final class Pool<T> {
    private final AtomicReferenceArray<T> kept;
    private final Consumer<T> discard;

    /**
     * An empty pool.
     *
     * @param size how many objects it keeps
     * @param discard takes those for which there is no place
     */
    public Pool(int size, Consumer<T> discard) {
        kept = new AtomicReferenceArray<>(size);
        this.discard = discard;
    }

    /** {@return one of the objects, which is the caller's now; null if there is none} */
    public T take() {
        for (int index = 0; index < kept.length(); index++) {
            T found = kept.get(index);
            if (found != null && kept.compareAndSet(index, found, null)) {
                return found;
            }
        }
        return null;
    }

    /**
     * Keeps an object, or discards it.
     *
     * @param object the object, which is not the caller's any more
     */
    public void give(T object) {
        for (int index = 0; index < kept.length(); index++) {
            if (kept.get(index) == null && kept.compareAndSet(index, null, object)) {
                return;
            }
        }
        discard.accept(object);
    }
}
