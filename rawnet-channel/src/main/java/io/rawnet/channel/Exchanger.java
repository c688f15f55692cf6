package io.rawnet.channel;

import io.rawnet.channel.socket.ExchangePort;
import io.rawnet.channel.socket.ExchangePort.Incoming;
import io.rawnet.channel.waiting.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The outstanding exchanges of a channel. One of the threads that wait for answers receives for all of them; when it has what it wants,
 * another one goes on.
 */
final class Exchanger<Q, M> {
    /** Whoever sends without a pause does not keep requests from being sent again or given up. */
    private static final int MOST_LATE = 1000;

    private final ExchangePort<Q, M> port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Outstanding<Q, M>> outstanding = new ArrayList<>();
    private boolean receiving;
    private int callers;
    private final AtomicLong otherPackets = new AtomicLong();

    Exchanger(ExchangePort<Q, M> port) {
        this.port = port;
    }

    long otherPackets() {
        return otherPackets.get();
    }

    List<Optional<Answer<M>>> exchange(List<Q> requests, ExchangeSettings<M> settings) throws IOException {
        List<Outstanding<Q, M>> mine = new ArrayList<>();
        for (Q request : requests) {
            Duration wait = settings.interval().multipliedBy(mine.size());
            mine.add(new Outstanding<>(request, port.asSent(request), settings, Deadline.after(wait)));
        }
        lock.lock();
        try {
            try {
                enter();
                outstanding.addAll(mine);
                Optional<Deadline> next = send(mine);
                int late = 0;
                while (next.isPresent()) {
                    boolean more = receiveOrWait(next.get()) && next.get().isPassed();
                    // an answer that had come by then is not too late, even if this thread looks later
                    late = more ? late + 1 : 0;
                    if (late % MOST_LATE == 0 || mine.stream().allMatch(Outstanding::isOver)) {
                        next = send(mine);
                    }
                }
            } finally {
                outstanding.removeAll(mine);
                leave();
            }
        } finally {
            lock.unlock();
        }
        return mine.stream().map(Outstanding::answer).toList();
    }

    private void enter() throws IOException {
        if (callers++ == 0) {
            port.socket().reserveReceiving();
            port.begin();
        }
    }

    private void leave() throws IOException {
        changed.signalAll();
        if (--callers == 0) {
            try {
                if (port.socket().isOpen()) {
                    port.end();
                }
            } finally {
                port.socket().releaseReceiving();
            }
        }
    }

    /** Sends what it is time for, gives up what was sent often enough, and returns when to look at the others again. */
    private Optional<Deadline> send(List<Outstanding<Q, M>> mine) throws IOException {
        for (Outstanding<Q, M> each : mine) {
            if (!each.isOver() && each.next().isPassed() && each.isToBeSent()) {
                each.sending();
                port.send(each.request, each::lookAtTheClock);
            }
        }
        return mine.stream()
                .filter(each -> !each.isOver())
                .map(Outstanding::next)
                .reduce(Deadline::earlier);
    }

    /** Receives for all, or waits until somebody else has received; returns whether this thread has received something. */
    private boolean receiveOrWait(Deadline deadline) throws IOException {
        if (receiving) {
            awaitOthers(deadline);
            return false;
        }
        receiving = true;
        Optional<Incoming<M>> incoming = Optional.empty();
        lock.unlock();
        try {
            incoming = port.receive(deadline);
        } finally {
            lock.lock();
            receiving = false;
            changed.signalAll();
        }
        if (incoming.isPresent()) {
            handOut(incoming.get());
        }
        return incoming.isPresent();
    }

    private void awaitOthers(Deadline deadline) throws IOException {
        try {
            changed.await(deadline.remaining(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            // the next call that may wait is interrupted, and closes the channel, as everywhere
            Thread.currentThread().interrupt();
            port.receive(deadline);
        }
    }

    private void handOut(Incoming<M> incoming) {
        for (Outstanding<Q, M> each : outstanding) {
            if (each.take(incoming)) {
                return;
            }
        }
        Optional<Consumer<? super Arrival<M>>> others = outstanding.stream()
                .flatMap(each -> each.settings.others().stream())
                .findFirst();
        if (others.isPresent() && incoming.metadata().isPresent()) {
            others.get()
                    .accept(new Arrival<>(incoming.packet(), incoming.metadata().get()));
        } else {
            otherPackets.incrementAndGet();
        }
    }
}
