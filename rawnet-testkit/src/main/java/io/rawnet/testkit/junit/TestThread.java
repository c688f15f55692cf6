package io.rawnet.testkit.junit;

import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.thread.WorkThread;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** The thread of one test, in a private network. JUnit closes it with the test's store, and that closes the network. */
final class TestThread implements AutoCloseable {
    private final WorkThread thread;
    private final PrivateNetwork network;

    private TestThread(WorkThread thread, PrivateNetwork network) {
        this.thread = thread;
        this.network = network;
    }

    static TestThread start(String name, PrivateNetwork.Builder requested) throws Exception {
        WorkThread thread = WorkThread.start(name);
        try {
            return new TestThread(thread, thread.call(requested::open));
        } catch (Exception | Error failure) {
            thread.end();
            throw failure;
        }
    }

    PrivateNetwork network() {
        return network;
    }

    /** Runs a piece of the test on the thread and waits for it. */
    <T> T run(Invocation<T> code) throws Exception {
        return thread.call(() -> {
            try {
                return code.proceed();
            } catch (Exception | Error failure) {
                throw failure;
            } catch (Throwable neither) {
                throw new UndeclaredThrowableException(neither);
            }
        });
    }

    @Override
    public void close() throws IOException {
        try {
            thread.call(() -> {
                network.close();
                return null;
            });
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IOException(unexpected);
        } finally {
            thread.end();
        }
    }
}
