package io.rawnet.channel.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Threads that make calls which wait: tells when they do. */
public final class Callers {
    private static final String WAITERS = "io.rawnet.channel.waiting.P";

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /**
     * {@return the same call, whose thread is a caller once it begins}
     *
     * @param call the call
     * @param <T> type of its result
     */
    public <T> Callable<T> of(Callable<T> call) {
        return () -> {
            threads.add(Thread.currentThread());
            return call.call();
        };
    }

    /**
     * {@return the only caller, once it waits}
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Thread await() throws InterruptedException {
        await(1);
        return threads.get(0);
    }

    /**
     * Waits until so many threads wait in their calls, or have ended.
     *
     * @param count how many
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void await(int count) throws InterruptedException {
        while (threads.size() < count) {
            Thread.sleep(1);
        }
        for (Thread thread : threads) {
            await(thread);
        }
    }

    /**
     * Waits until a thread waits in a call of a channel, a ring or a poller, or has ended.
     *
     * @param thread the thread, a platform thread or a virtual one
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static void await(Thread thread) throws InterruptedException {
        while (thread.isAlive() && !waits(thread)) {
            Thread.sleep(1);
        }
    }

    /** In poll(2), or parked. */
    private static boolean waits(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("await")
                        && frame.getClassName().startsWith(WAITERS)
                        && frame.getClassName().endsWith("Waiter"));
    }
}
