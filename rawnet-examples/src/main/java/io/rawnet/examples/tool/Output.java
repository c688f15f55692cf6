package io.rawnet.examples.tool;

import java.io.PrintWriter;

/** Where a command prints to. */
public final class Output {
    private Output() {}

    /**
     * {@return whether nobody reads it any more, as when {@code head} has seen enough} The standard output keeps its errors from a writer that wraps
     * it.
     *
     * @param out what the command prints to
     */
    public static boolean isClosed(PrintWriter out) {
        return out.checkError() || System.out.checkError();
    }
}
