package io.rawnet.channel.waiting;

import io.rawnet.linux.network.NetworkNamespace;
import java.io.IOException;
import java.lang.ref.Cleaner;

/** Threads of rawnet's own. */
public final class Threads {
    private static final Cleaner CLEANER = Cleaner.create(task -> daemon("rawnet-cleaner", task));

    private Threads() {}

    /**
     * Does something when an object can no longer be reached.
     *
     * @param object the object
     * @param action what to do; it must not refer to the object
     * @return does it at once, and not again
     */
    public static Cleaner.Cleanable whenUnreachable(Object object, Runnable action) {
        return CLEANER.register(object, action);
    }

    /**
     * {@return a daemon thread, not started} It returns to the network namespace of the process: in that of the thread that happens to
     * make it, it would keep the namespace alive.
     */
    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, () -> runInNamespaceOfProcess(task), name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    private static void runInNamespaceOfProcess(Runnable task) {
        try (NetworkNamespace namespace = NetworkNamespace.ofProcess()) {
            namespace.enter();
        } catch (IOException notAllowed) {
            // without CAP_SYS_ADMIN nobody here can have left the process's namespace
        }
        task.run();
    }
}
