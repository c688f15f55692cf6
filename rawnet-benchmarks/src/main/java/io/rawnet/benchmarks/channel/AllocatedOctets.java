package io.rawnet.benchmarks.channel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Octets of the heap that the calling thread allocates in the loops that are measured, as the JVM counts them. */
final class AllocatedOctets {

    /** The most octets per packet that count as none: the JVM allocates now and then for itself. */
    static final double NOTHING = 0.5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long before;
    private long octets;
    private long packets;

    /** {@return the octets that the calling thread has allocated since it was started} */
    static long now() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    void start() {
        before = now();
    }

    void stop(long newPackets) {
        octets += now() - before;
        packets += newPackets;
    }

    /** {@return whether nothing was allocated for each packet} */
    Outcome nothing(String what) {
        return Outcome.atMost(what, figures(), perPacket(), NOTHING);
    }

    /** {@return what was allocated, without a target} */
    Outcome known(String what) {
        return Outcome.known(what, figures() + String.format(", %.1f each", perPacket()));
    }

    private double perPacket() {
        return octets / (double) packets;
    }

    private String figures() {
        return String.format("%,d octets for %,d packets", octets, packets);
    }
}
