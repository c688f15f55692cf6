package io.rawnet.testkit;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Runs code on a host whose only checked exception is {@link IOException}. */
final class Checked {
    private Checked() {}

    static <T> T call(Callable<T> code) throws IOException {
        try {
            return code.call();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IOException(unexpected);
        }
    }
}
