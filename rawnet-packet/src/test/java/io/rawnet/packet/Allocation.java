package io.rawnet.packet;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the calling thread allocates. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TIMES = 20_000;

    private Allocation() {}

    /** {@return octets allocated per call, once the call has run often} */
    static double perCall(Call call) throws Exception {
        for (int warmUp = 0; warmUp < TIMES; warmUp++) {
            call.run();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < TIMES; time++) {
            call.run();
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }

    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }
}
