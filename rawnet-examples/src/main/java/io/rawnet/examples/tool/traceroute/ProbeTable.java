package io.rawnet.examples.tool.traceroute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Which probes wait for an answer, how long they may, and what became of the others. */
final class ProbeTable {
    private final TracerouteSettings settings;
    private final Consumer<Probe> onEnd;
    private final Map<Integer, Probe> waiting = new TreeMap<>();
    private final Map<Integer, Optional<HopAnswer>> settled = new HashMap<>();
    private int next;
    private int reported;
    private int end;

    /**
     * Has no probes yet.
     *
     * @param onEnd takes each probe that waits no more
     */
    ProbeTable(TracerouteSettings settings, Consumer<Probe> onEnd) {
        this.settings = settings;
        this.onEnd = onEnd;
        end = settings.probes();
    }

    /** {@return whether one more probe may be sent} */
    boolean hasRoom() {
        return next < end && waiting.size() < settings.simultaneous();
    }

    /** {@return the index of the probe to send next} */
    int takeNext() {
        return next++;
    }

    /** {@return whether everything has been reported} */
    boolean isFinished() {
        return reported >= end;
    }

    /** Waits for the answer to a probe, and for none to an earlier one of the same index. */
    void add(Probe probe) {
        stopWaiting(probe.index());
        waiting.put(probe.index(), probe);
    }

    /** {@return the first probe that waits and fulfils a condition} */
    Optional<Probe> find(Predicate<Probe> condition) {
        return waiting.values().stream().filter(condition).findFirst();
    }

    /** Takes the answer to a probe that waits. */
    void settle(Probe probe, HopAnswer answer) {
        stopWaiting(probe.index());
        settled.put(probe.index(), Optional.of(answer));
        if (answer.isLast()) {
            end = Math.min(end, (hop(probe.index()) + 1) * settings.queries());
            List.copyOf(waiting.keySet()).stream().filter(index -> index >= end).forEach(this::stopWaiting);
        }
    }

    private void stopWaiting(int index) {
        Probe probe = waiting.remove(index);
        if (probe != null) {
            onEnd.accept(probe);
        }
    }

    /** Gives up those that have waited too long. */
    void giveUp(long now) {
        for (Probe probe : new ArrayList<>(waiting.values())) {
            if (deadline(probe) - now <= 0) {
                stopWaiting(probe.index());
                settled.put(probe.index(), Optional.empty());
            }
        }
    }

    /** Tells what became of the next probes, as far as it is known of all before them. */
    void report(Consumer<TraceEvent> events) {
        while (reported < end && settled.containsKey(reported)) {
            events.accept(new TraceEvent.Settled(reported, settled.get(reported)));
            reported++;
        }
    }

    /** {@return how long it takes until a probe has waited too long, not negative} */
    Duration untilDeadline() {
        long now = System.nanoTime();
        OptionalLong left = waiting.values().stream()
                .mapToLong(probe -> deadline(probe) - now)
                .min();
        return Duration.ofNanos(Math.max(0, left.orElse(0)));
    }

    private long deadline(Probe probe) {
        int firstOfHop = hop(probe.index()) * settings.queries();
        int firstOfNext = firstOfHop + settings.queries();
        Duration patience = firstAnswer(firstOfHop, firstOfNext)
                .map(settings.patience()::atHop)
                .or(() -> firstAnswer(firstOfNext, next).map(settings.patience()::beforeHop))
                .orElse(settings.patience().most());
        return probe.sentAt() + patience.toNanos();
    }

    /** {@return how long the first answer took among some probes} */
    private Optional<Duration> firstAnswer(int from, int to) {
        for (int index = from; index < to; index++) {
            Optional<HopAnswer> answer = settled.getOrDefault(index, Optional.empty());
            if (answer.isPresent()) {
                return answer.map(HopAnswer::roundTrip);
            }
        }
        return Optional.empty();
    }

    private int hop(int index) {
        return index / settings.queries();
    }
}
