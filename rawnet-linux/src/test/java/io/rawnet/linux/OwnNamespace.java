package io.rawnet.linux;

import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.network.NetworkNamespace;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a test on a thread of its own, in a network namespace of its own with loopback up (the testkit is built on this module). */
public final class OwnNamespace {
    private static final int PATIENCE_SECONDS = 120;

    private OwnNamespace() {}

    public static void run(Action test) throws Exception {
        String refusal = call(() -> {
            try {
                NetworkNamespace.unshare();
            } catch (IOException refused) {
                return refused.getMessage();
            }
            try (NetworkChanges changes = new NetworkChanges()) {
                changes.setUp(Interfaces.byName("lo").orElseThrow().index());
            }
            test.run();
            return null;
        });
        if (refusal != null) {
            String required = System.getProperty("rawnet.tests.require", "");
            if (Arrays.asList(required.trim().split("\\s*,\\s*")).contains("privileged")) {
                throw new AssertionError(refusal);
            }
            Assumptions.abort(refusal);
        }
    }

    private static <T> T call(Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(code);
        Thread thread = new Thread(task, "own namespace");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failed.getCause();
        }
    }

    /** A test's body. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
