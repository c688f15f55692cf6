package io.rawnet.pcap;

import java.lang.reflect.Method;

/** What the current thread has allocated; found by reflection, as the module does not read java.management. */
final class Allocation {

    private Allocation() {}

    static long octets() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        return (long) allocated.invoke(threads, Thread.currentThread().getId());
    }
}
