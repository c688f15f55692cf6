package io.rawnet.testkit.thread;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A thread that runs the code it's given, one piece after the other. A network namespace belongs to a thread, so whoever wants one
 * for longer than a method needs a thread that stays.
 */
public final class WorkThread {
    private static final Runnable END = () -> {};

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Thread thread;

    private WorkThread(String name) {
        thread = new Thread(this::serve, name);
        thread.setDaemon(true);
    }

    /**
     * {@return a new thread, waiting for code} It has the calling thread's network namespace and class loader, and does not keep the
     * process alive.
     *
     * @param name its name
     */
    public static WorkThread start(String name) {
        WorkThread started = new WorkThread(name);
        started.thread.start();
        return started;
    }

    /**
     * Runs code on the thread and waits for it. An interrupt of the waiting thread, such as that of a test's timeout, is passed on to
     * the code.
     *
     * @param code what to run
     * @param <T> type of its result
     * @return its result
     * @throws Exception what the code threw
     */
    public <T> T call(Callable<T> code) throws Exception {
        if (Thread.currentThread() == thread) {
            return code.call();
        }
        FutureTask<T> task = new FutureTask<>(code);
        work.add(task);
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException interrupt) {
                thread.interrupt();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Exception exception) {
                    throw exception;
                }
                throw (Error) failed.getCause();
            }
        }
    }

    /** Ends the thread when it has nothing more to do, and waits until it is gone: with it goes its hold on its namespace. */
    public void end() {
        work.add(END);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interrupt) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        Runnable next;
        do {
            next = take();
            next.run();
        } while (next != END);
    }

    private Runnable take() {
        while (true) {
            try {
                return work.take();
            } catch (InterruptedException late) {
                // meant for code that has ended meanwhile
            }
        }
    }
}
