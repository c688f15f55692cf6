package io.rawnet.examples.tool.ping;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest request of each sequence number. One thread adds, another looks up; neither waits. */
final class Probes {
    private static final int SEQUENCE_NUMBERS = 1 << 16;
    private static final long TRANSMIT_NUMBERS = 0xFFFF_FFFFL;

    private final AtomicReferenceArray<Probe> bySequenceNumber = new AtomicReferenceArray<>(SEQUENCE_NUMBERS);
    private final ConcurrentHashMap<Long, Probe> byTransmitNumber = new ConcurrentHashMap<>();
    private long transmitNumber;

    /** Remembers a request that is sent next. The same place is used again when the kernel refuses it. */
    void add(Probe probe) {
        bySequenceNumber.set(probe.sequenceNumber(), probe);
        byTransmitNumber.put(transmitNumber & TRANSMIT_NUMBERS, probe);
    }

    /** The kernel took the request and counted it. */
    void sent() {
        transmitNumber++;
        // a driver without timestamps never fetches its probes
        byTransmitNumber.remove(transmitNumber - SEQUENCE_NUMBERS & TRANSMIT_NUMBERS);
    }

    /** {@return the latest request of a sequence number} */
    Optional<Probe> find(int sequenceNumber) {
        return Optional.ofNullable(bySequenceNumber.get(sequenceNumber));
    }

    /** Takes the kernel's word on when a request left. */
    void transmitted(long number, Instant time) {
        Probe probe = byTransmitNumber.remove(number);
        if (probe != null) {
            probe.transmitted(time);
        }
    }
}
