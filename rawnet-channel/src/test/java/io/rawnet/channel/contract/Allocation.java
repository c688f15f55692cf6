package io.rawnet.channel.contract;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Counts what the calling thread allocates. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 10_000;
    /** How long the virtual machine may take to compile a call for good, on a busy machine; until then java.lang.foreign allocates. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Allocation() {}

    /**
     * {@return octets allocated per call, once the call has run often}
     *
     * @param call the call
     * @throws Exception as the call does
     */
    public static double perCall(Call call) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        double octets = round(call);
        while (octets >= 1 && System.nanoTime() < deadline) {
            octets = round(call);
        }
        return octets;
    }

    private static double round(Call call) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < CALLS; time++) {
            call.run();
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }

    /** What is called. */
    @FunctionalInterface
    public interface Call {
        /**
         * Makes the call.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }
}
