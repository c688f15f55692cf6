package io.rawnet.testkit.junit;

import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** The thread of one test, in a private network. Closing it closes the network. */
final class TestThread implements AutoCloseable {
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final ExecutorService executor;
    private PrivateNetwork network;

    private TestThread(String name, ClassLoader classes) {
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread created = new Thread(work, name);
            created.setDaemon(true);
            created.setContextClassLoader(classes);
            thread.set(created);
            return created;
        });
    }

    static TestThread start(String name, int routers) throws Exception {
        TestThread started = new TestThread(name, Thread.currentThread().getContextClassLoader());
        try {
            started.network =
                    started.run(() -> PrivateNetwork.builder().routers(routers).open());
            return started;
        } catch (Exception | Error failure) {
            started.executor.shutdown();
            throw failure;
        } catch (Throwable failure) {
            started.executor.shutdown();
            throw new IllegalStateException(failure);
        }
    }

    PrivateNetwork network() {
        return network;
    }

    /** Runs code on the thread and waits for it; an interrupt, such as that of a timeout, is passed on to the code. */
    <T> T run(Invocation<T> code) throws Throwable {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                result.complete(code.proceed());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        while (true) {
            try {
                return result.get();
            } catch (InterruptedException interrupt) {
                thread.get().interrupt();
            } catch (ExecutionException failed) {
                throw failed.getCause();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run(() -> {
                network.close();
                return null;
            });
        } catch (IOException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable unexpected) {
            throw new IOException(unexpected);
        } finally {
            executor.shutdown();
        }
    }
}
