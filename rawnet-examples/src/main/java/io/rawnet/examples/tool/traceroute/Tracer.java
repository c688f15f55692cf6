package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Predicate;

/** Keeps as many probes under way as are allowed, and tells what each of them caused. It never waits for the printing thread. */
final class Tracer implements Runnable, ProbeAnswers {
    /** Somebody who sends without a pause does not keep probes from being given up. */
    private static final int MOST_ROUNDS = 16;

    private final TracerouteSettings settings;
    private final ProbeSocket socket;
    private final EventQueue<TraceEvent> events;
    private final ProbeTable table;
    private final Queue<Integer> tooLong = new ArrayDeque<>();
    private int length;
    private OptionalInt newMtu = OptionalInt.empty();

    Tracer(TracerouteSettings settings, ProbeSocket socket, EventQueue<TraceEvent> events) {
        this.settings = settings;
        this.socket = socket;
        this.events = events;
        table = new ProbeTable(settings, socket::forget);
        length = settings.firstLength();
    }

    @Override
    public void run() {
        try {
            while (!table.isFinished()) {
                while (table.hasRoom()) {
                    send(table.takeNext());
                }
                socket.await(table.untilDeadline());
                long now = System.nanoTime();
                // an answer that was there at that moment is not too late
                for (int round = 0; round < MOST_ROUNDS && !receive(); round++) {
                    table.report(events::add);
                }
                table.giveUp(now);
                table.report(events::add);
            }
            events.add(new TraceEvent.Finished());
        } catch (IOException | RuntimeException failure) {
            events.add(new TraceEvent.Broken(failure));
        }
    }

    private void send(int index) throws IOException {
        Probe probe = socket.probe(index, length);
        table.add(probe);
        try {
            socket.send(probe, settings.firstHop() + index / settings.queries());
        } catch (IOException refused) {
            boolean queued = SystemCallException.in(refused)
                    .filter(failed -> failed.errno().equals(Errno.EMSGSIZE))
                    .isPresent();
            // the error queue tells the MTU
            if (!queued) {
                throw refused;
            }
        }
    }

    /** {@return whether nothing was left} */
    private boolean receive() throws IOException {
        boolean nothing = socket.receive(this);
        while (!tooLong.isEmpty()) {
            send(tooLong.remove());
        }
        return nothing;
    }

    @Override
    public Optional<Probe> find(Predicate<Probe> condition) {
        return table.find(condition);
    }

    @Override
    public void replied(Probe probe, IpAddress host, Optional<Instant> arrival) {
        settle(probe, host, arrival, true, "", Optional.empty());
    }

    @Override
    public void failed(Probe probe, ReceivedError error) {
        boolean isAboutMtu = settings.findMtu() && error.nextHopMtu().isPresent();
        if (isAboutMtu && error.nextHopMtu().getAsInt() < length) {
            length = error.nextHopMtu().getAsInt();
            newMtu = error.nextHopMtu();
            tooLong.add(probe.index());
        } else if (!isAboutMtu || error.origin() != ErrorOrigin.LOCAL) {
            // this host may say it twice of one probe
            settle(
                    probe,
                    error.offender().orElse(socket.source()),
                    error.timestamp(),
                    !Remarks.isHopLimitExceeded(error),
                    Remarks.of(error),
                    error.extensions());
        }
    }

    private void settle(
            Probe probe,
            IpAddress host,
            Optional<Instant> arrival,
            boolean isLast,
            String remark,
            Optional<IcmpExtensions> extensions) {
        Duration roundTrip = probe.until(arrival.orElseGet(Instant::now));
        table.settle(probe, new HopAnswer(host, roundTrip, isLast, remark, extensions, newMtu));
        newMtu = OptionalInt.empty();
    }
}
