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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The outstanding exchanges of a channel. One of the threads that wait for answers receives for all of them; when it has what it wants,
 * another one goes on.
 */
final class Exchanger<Q, M> {
    private final ExchangePort<Q, M> port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Outstanding<Q, M>> outstanding = new ArrayList<>();
    private boolean receiving;
    private int callers;
    private long otherPackets;

    Exchanger(ExchangePort<Q, M> port) {
        this.port = port;
    }

    long otherPackets() {
        lock.lock();
        try {
            return otherPackets;
        } finally {
            lock.unlock();
        }
    }

    List<Optional<Answer<M>>> exchange(List<Q> requests, ExchangeSettings<M> settings) throws IOException {
        List<Outstanding<Q, M>> mine = new ArrayList<>();
        for (Q request : requests) {
            Duration wait = settings.interval().multipliedBy(mine.size());
            mine.add(new Outstanding<>(request, port.asSent(request), settings, Deadline.after(wait)));
        }
        lock.lock();
        try {
            enter();
            try {
                outstanding.addAll(mine);
                while (!mine.stream().allMatch(Outstanding::isOver)) {
                    send(mine);
                    receiveOrWait(mine);
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
            try {
                port.socket().reserveReceiving();
                port.begin();
            } catch (Throwable failure) {
                leave();
                throw failure;
            }
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

    /** Sends what it is time for, and gives up what was sent often enough. */
    private void send(List<Outstanding<Q, M>> mine) throws IOException {
        for (Outstanding<Q, M> each : mine) {
            if (!each.isOver() && each.next().isPassed() && each.isToBeSent()) {
                each.sending();
                port.send(each.request(), each::lookAtTheClock);
            }
        }
    }

    /** Receives for all, or waits until somebody else has received. */
    private void receiveOrWait(List<Outstanding<Q, M>> mine) throws IOException {
        Deadline deadline = Deadline.NEVER;
        boolean waits = false;
        for (Outstanding<Q, M> each : mine) {
            if (!each.isOver()) {
                waits = true;
                deadline = deadline.earlier(each.next());
            }
        }
        if (!waits) {
            return;
        }
        if (receiving) {
            awaitOthers(deadline);
            return;
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
        for (Outstanding<Q, M> each : outstanding) {
            if (incoming.metadata().isPresent() && each.settings().others().isPresent()) {
                Arrival<M> other =
                        new Arrival<>(incoming.packet(), incoming.metadata().get());
                each.settings().others().get().accept(other);
                return;
            }
        }
        otherPackets++;
    }
}
