package io.rawnet.examples.tool.ping;

import io.rawnet.examples.tool.TransmitTimes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest request of each sequence number. One thread adds, another looks up; neither waits. */
final class Probes {
    private static final int SEQUENCE_NUMBERS = 1 << 16;

    private final AtomicReferenceArray<Probe> bySequenceNumber = new AtomicReferenceArray<>(SEQUENCE_NUMBERS);
    private final TransmitTimes times = new TransmitTimes();

    /** Remembers a request that is sent next. */
    void add(Probe probe) {
        bySequenceNumber.set(probe.sequenceNumber(), probe);
        times.add(probe);
    }

    /** {@return the latest request of a sequence number} */
    Optional<Probe> find(int sequenceNumber) {
        return Optional.ofNullable(bySequenceNumber.get(sequenceNumber));
    }

    /** {@return what knows which request left when} */
    TransmitTimes times() {
        return times;
    }
}
