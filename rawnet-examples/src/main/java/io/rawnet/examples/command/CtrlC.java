package io.rawnet.examples.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command that is interrupted (Ctrl-C, SIGTERM) print its statistics, and end with the exit status that it has without. */
final class CtrlC {
    private static final int TROUBLE = 2;
    /** How long a command that prints may take to end: its output may be a pipe that nobody empties. */
    static final Duration TIME_TO_PRINT = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile int status = TROUBLE;

    /** A command that prints as it goes, and returns its exit status. */
    @FunctionalInterface
    interface Work {
        int run() throws IOException, InterruptedException;
    }

    /**
     * Interrupts nothing yet.
     *
     * @param stop what makes the command end soon, called from another thread
     */
    CtrlC(Runnable stop) {
        this(stop, TIME_TO_PRINT);
    }

    /**
     * Interrupts nothing yet.
     *
     * @param stop what makes the command end soon, called from another thread
     * @param patience how long it may take to end
     */
    CtrlC(Runnable stop, Duration patience) {
        hook = new Thread(() -> end(stop, patience), "interrupted");
    }

    /** {@return the status of a command that may be stopped meanwhile} */
    int guard(Work command) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            status = command.run();
            return status;
        } finally {
            ended.countDown();
            removeHook();
        }
    }

    private void end(Runnable stop, Duration patience) {
        stop.run();
        try {
            ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException runsAlready) {
            // it ends the process
        }
    }
}
