package io.rawnet.examples.tool;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the request that a transmit timestamp belongs to, by the number that the kernel gives each packet of a channel. */
public final class TransmitTimes {
    private static final long NUMBERS = 0xFFFF_FFFFL;
    private static final int MOST_WAITING = 1 << 16;

    private final ConcurrentHashMap<Long, SentRequest> byNumber = new ConcurrentHashMap<>();
    private long number;

    /** Knows no request yet: none was sent since the channel was told to number its packets. */
    public TransmitTimes() {}

    /**
     * Remembers a request that is sent next. The same number is used again when the kernel refuses it.
     *
     * @param request what is handed over to the kernel
     */
    public void add(SentRequest request) {
        byNumber.put(number & NUMBERS, request);
    }

    /** The kernel took the request and counted it. */
    public void sent() {
        number++;
        // a driver without timestamps never fetches its requests
        byNumber.remove(number - MOST_WAITING & NUMBERS);
    }

    /**
     * Takes the kernel's word on when a request left.
     *
     * @param packet number of the packet, 0 to 2^32-1
     * @param time when the driver took it
     */
    public void transmitted(long packet, Instant time) {
        SentRequest request = byNumber.remove(packet);
        if (request != null) {
            request.transmitted(time);
        }
    }
}
