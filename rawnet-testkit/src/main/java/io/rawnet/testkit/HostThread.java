package io.rawnet.testkit;

import io.rawnet.linux.network.NetworkNamespace;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread with a network namespace of its own, which runs the code of a host, one piece after the other. */
final class HostThread {
    private static final Runnable END = () -> {};

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Thread thread;

    private HostThread(String name) {
        thread = new Thread(this::serve, name);
        thread.setDaemon(true);
    }

    /**
     * {@return a new thread in a new namespace}
     *
     * @param name its name
     * @throws Exception if the kernel refuses the namespace
     */
    static HostThread start(String name) throws Exception {
        HostThread host = new HostThread(name);
        host.thread.start();
        try {
            host.call(() -> {
                NetworkNamespace.unshare();
                return null;
            });
            return host;
        } catch (Exception refused) {
            host.end();
            throw refused;
        }
    }

    /** Runs code on the thread and waits for it; an interrupt of the waiting thread is passed on to the code. */
    <T> T call(Callable<T> code) throws Exception {
        if (Thread.currentThread() == thread) {
            return code.call();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        work.add(() -> {
            try {
                result.complete(code.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        while (true) {
            try {
                return result.get();
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

    /** Ends the thread, and waits until it is gone: with it goes its hold on the namespace. */
    void end() {
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
