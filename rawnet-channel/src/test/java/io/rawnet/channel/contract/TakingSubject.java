package io.rawnet.channel.contract;

import io.rawnet.channel.RawChannel;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A ring under the contract, by its calls that take something: a received packet or block, or a frame to fill.
 *
 * @param <T> what they take
 */
public final class TakingSubject<T> implements Subject {
    private final RawChannel<?> channel;
    private final Callable<? extends T> take;
    private final TimedTake<? extends T> takeWithin;
    private final Callable<Optional<T>> tryTake;
    private final Consumer<? super T> giveBack;
    private Optional<Provision> provision = Optional.empty();
    private List<Closeable> others = List.of();

    /**
     * A ring that always has something to take, such as free frames.
     *
     * @param channel the ring
     * @param take takes, waiting
     * @param takeWithin takes, waiting until a timeout
     * @param tryTake takes without waiting
     * @param giveBack gives back what was taken
     */
    public TakingSubject(
            RawChannel<?> channel,
            Callable<? extends T> take,
            TimedTake<? extends T> takeWithin,
            Callable<Optional<T>> tryTake,
            Consumer<? super T> giveBack) {
        this.channel = channel;
        this.take = take;
        this.takeWithin = takeWithin;
        this.tryTake = tryTake;
        this.giveBack = giveBack;
    }

    /**
     * Has nothing to take until it is provided.
     *
     * @param newProvision provides it
     * @param newOthers what is closed behind the ring
     * @return this
     */
    public TakingSubject<T> with(Provision newProvision, Closeable... newOthers) {
        provision = Optional.of(newProvision);
        others = List.of(newOthers);
        return this;
    }

    @Override
    public RawChannel<?> channel() {
        return channel;
    }

    @Override
    public boolean waits() {
        return provision.isPresent();
    }

    @Override
    public void provide() throws Exception {
        if (provision.isPresent()) {
            provision.get().provide();
        }
    }

    @Override
    public void take(Optional<Duration> timeout) throws Exception {
        giveBack.accept(timeout.isPresent() ? takeWithin.take(timeout.get()) : take.call());
    }

    @Override
    public void takeWithin(Duration timeout) throws Exception {
        giveBack.accept(takeWithin.take(timeout));
    }

    @Override
    public boolean tryTake() throws Exception {
        Optional<T> taken = tryTake.call();
        taken.ifPresent(giveBack);
        return taken.isPresent();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        for (Closeable other : others) {
            other.close();
        }
    }

    /** Takes, waiting until a timeout. */
    @FunctionalInterface
    public interface TimedTake<T> {
        /**
         * {@return what was taken}
         *
         * @param timeout how long to wait
         * @throws Exception what the ring throws
         */
        T take(Duration timeout) throws Exception;
    }

    /** Lets the next take succeed. */
    @FunctionalInterface
    public interface Provision {
        /**
         * Sends something to the ring.
         *
         * @throws Exception if that fails
         */
        void provide() throws Exception;
    }
}
