package io.rawnet.channel;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Epoll;
import io.rawnet.channel.waiting.Selection;
import io.rawnet.linux.poll.EpollEvents;
import io.rawnet.linux.poll.PollDescriptors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for many channels and rings in one thread (epoll(7)), with the names of {@link java.nio.channels.Selector}.
 * <pre>{@code
 * try (Poller poller = Poller.open()) {
 *     poller.register(first, PollKey.OP_READ, "first");
 *     poller.register(second, PollKey.OP_READ | PollKey.OP_ERROR, "second");
 *     while (true) {
 *         poller.select(key -> handle(key.channel(), key.attachment()));
 *     }
 * }
 * }</pre>
 *
 * <p>A key is selected as long as its channel is ready for what the key waits for: what the action leaves is found again by the next
 * selection. A selection costs by the channels that are ready, not by those that are registered. A ring is ready when its next block or
 * frame is; a block that the program holds, and an error that no key waits for, keep nobody awake. An error that waits at a socket,
 * such as that of an interface that went down, makes the channel ready: the next call ends with it.
 *
 * <p>Registering, cancelling, {@link PollKey#interestOps(int)} and {@link #wakeup()} are for any thread; one thread at a time selects, others
 * wait for it. A virtual thread that selects parks. An interrupt ends the selection and stays set.
 */
public final class Poller implements Closeable {
    private static final int LEAST_FORGET = 64;

    private final Epoll<PollKey> epoll;
    private final Selection selection;
    private final Map<RawChannel<?>, PollKey> keys = new ConcurrentHashMap<>();
    private final ReentrantLock selecting = new ReentrantLock();
    private final PollDescriptors poll = new PollDescriptors(1);
    /** How many keys there are when those of closed channels are looked for. */
    private volatile int forgetAt = LEAST_FORGET;

    private List<PollKey> selected = new ArrayList<>();
    private List<PollKey> before = new ArrayList<>();
    private long selections;

    private Poller() throws IOException {
        epoll = new Epoll<>();
        selection = Selection.of(epoll, this);
    }

    /**
     * {@return a new poller}
     *
     * @throws IOException if no descriptor is left
     */
    public static Poller open() throws IOException {
        return new Poller();
    }

    /**
     * Registers a channel.
     *
     * @param channel a channel or ring
     * @param ops what to wait for, of {@link PollKey#OP_READ}, {@link PollKey#OP_WRITE} and {@link PollKey#OP_ERROR}
     * @return the key of the registration
     * @throws IllegalStateException if the channel is registered with this already
     * @throws IllegalArgumentException if there are other bits
     * @throws ClosedSelectorException if this is closed
     * @throws ClosedChannelException if the channel is closed
     * @throws IOException if the kernel refuses
     */
    public PollKey register(RawChannel<?> channel, int ops) throws IOException {
        return register(channel, ops, null);
    }

    /**
     * Registers a channel, with something of the program's own.
     *
     * @param channel a channel or ring
     * @param ops what to wait for, of {@link PollKey#OP_READ}, {@link PollKey#OP_WRITE} and {@link PollKey#OP_ERROR}
     * @param attachment anything, or null
     * @return the key of the registration
     * @throws IOException and others as {@link #register(RawChannel, int)} does
     */
    public PollKey register(RawChannel<?> channel, int ops, Object attachment) throws IOException {
        requireOpen();
        PollKey key = new PollKey(this, Arguments.require(channel, "channel"), ops, attachment);
        if (keys.size() >= forgetAt) {
            forgetClosed();
            forgetAt = Math.max(LEAST_FORGET, 2 * keys.size());
        }
        if (keys.putIfAbsent(channel, key) != null) {
            throw new IllegalStateException("The channel is registered already: change the interest of its key.");
        }
        try {
            key.register(epoll);
        } catch (IOException | RuntimeException failure) {
            keys.remove(channel, key);
            throw failure;
        }
        return key;
    }

    /**
     * {@return the keys that are valid now}
     *
     * @throws ClosedSelectorException if this is closed
     */
    public Set<PollKey> keys() {
        requireOpen();
        forgetClosed();
        return Set.copyOf(keys.values());
    }

    /**
     * Waits until a channel is ready, {@link #wakeup()} is called or the thread is interrupted, and does something for each key that is
     * ready.
     *
     * @param action what to do for a key, in the calling thread
     * @return how many keys were selected; 0 after a wake-up or an interrupt
     * @throws ClosedSelectorException if this is closed, or is closed meanwhile
     * @throws IOException if the kernel refuses, or the action throws it: the keys behind are selected again
     */
    public int select(Action action) throws IOException {
        return select(action, Deadline.NEVER);
    }

    /**
     * Selects like {@link #select(Action)}, waiting for a while.
     *
     * @param action what to do for a key, in the calling thread
     * @param timeout how long to wait; zero does not wait
     * @return how many keys were selected; 0 after the timeout, a wake-up or an interrupt
     * @throws IllegalArgumentException if the timeout is negative
     * @throws ClosedSelectorException if this is closed, or is closed meanwhile
     * @throws IOException if the kernel refuses
     */
    public int select(Action action, Duration timeout) throws IOException {
        return select(action, Deadline.after(timeout));
    }

    /**
     * Selects like {@link #select(Action)}, without waiting.
     *
     * @param action what to do for a key, in the calling thread
     * @return how many keys were selected
     * @throws ClosedSelectorException if this is closed
     * @throws IOException if the kernel refuses
     */
    public int selectNow(Action action) throws IOException {
        return select(action, Deadline.NOW);
    }

    private int select(Action action, Deadline deadline) throws IOException {
        Arguments.require(action, "action");
        if (selecting.isHeldByCurrentThread()) {
            throw new IllegalStateException("A selection goes on in this thread: its action must not select.");
        }
        selecting.lock();
        try {
            requireOpen();
            collect(deadline);
            for (PollKey key : selected) {
                action.on(key);
            }
            return selected.size();
        } finally {
            selecting.unlock();
        }
    }

    /** Finds the keys that are ready: those of the last selection that still are, and those at which something has happened. */
    private void collect(Deadline deadline) throws IOException {
        List<PollKey> again = selected;
        selected = before;
        selected.clear();
        before = again;
        selections++;
        for (PollKey key : again) {
            selectIfReady(key, 0);
        }
        while (true) {
            int events = selection.await(selected.isEmpty() ? deadline : Deadline.NOW);
            requireOpen();
            for (int event = 0; event < events; event++) {
                PollKey key = epoll.attachment(event);
                if (key != null) {
                    selectIfReady(key, epoll.events(event));
                }
            }
            // something may have happened that no key waits for
            if (!selected.isEmpty() || selection.isOver(deadline)) {
                return;
            }
        }
    }

    private void selectIfReady(PollKey key, int reported) {
        int interest = key.interest();
        if (interest == 0 || !key.isValid()) {
            return;
        }
        try {
            int ready = key.channel().socket().readyEvents(interest, reported, poll);
            if (ready != 0 && key.select(selections, ready)) {
                selected.add(key);
            }
        } catch (ClosedChannelException closedMeanwhile) {
            forget(key);
        }
    }

    /**
     * Ends the selection that is going on, or the next one, without waiting.
     *
     * @return this
     */
    public Poller wakeup() {
        selection.wakeUp();
        return this;
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return selection.isOpen();
    }

    /** Closes this: a selection that is going on ends with {@link ClosedSelectorException}, and all keys become invalid. */
    @Override
    public void close() {
        selection.close();
        keys.values().forEach(PollKey::cancel);
    }

    void forget(PollKey key) {
        keys.remove(key.channel(), key);
    }

    private void forgetClosed() {
        keys.keySet().removeIf(channel -> !channel.isOpen());
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new ClosedSelectorException();
        }
    }

    static int events(int ops) {
        return ops | EpollEvents.EPOLLET;
    }

    /** What to do for a selected key. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @param key a key that is ready
         * @throws IOException ends the selection
         */
        void on(PollKey key) throws IOException;
    }
}
