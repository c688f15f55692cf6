package io.rawnet.channel.waiting;

import io.rawnet.linux.network.NetworkNamespace;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Cleaner;

/** Which threads there are, and those of rawnet's own. */
public final class Threads {
    /** {@code Thread.isVirtual()}, from JDK 21 on; null before. */
    private static final MethodHandle IS_VIRTUAL = isVirtualHandle();

    private static final Cleaner CLEANER = Cleaner.create(task -> daemon("rawnet-cleaner", task));

    private Threads() {}

    /** {@return whether the calling thread is a virtual one} */
    public static boolean isVirtual() {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable impossible) {
            throw new AssertionError("Thread.isVirtual() throws nothing", impossible);
        }
    }

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
            task.run();
            return;
        }
        task.run();
    }

    private static MethodHandle isVirtualHandle() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException beforeJdk21) {
            return null;
        }
    }
}
