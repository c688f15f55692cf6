package io.rawnet.channel.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;

/** The kinds of threads that may wait. */
enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    /** Starts a thread of this kind; the test is skipped where the JDK has none. */
    Thread start(Runnable task) throws ReflectiveOperationException {
        if (this == PLATFORM) {
            Thread thread = new Thread(task, "contract");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        return (Thread) start.invoke(null, task);
    }
}
