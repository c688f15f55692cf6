package io.rawnet.examples.tool;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on a terminal that says how far long work has come, and is gone at its end. Elsewhere nothing is printed. */
public final class Progress {
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String ERASE_LINE = "\r\u001B[K";

    private final PrintWriter err;
    private final boolean visible;
    private long next = System.nanoTime() + INTERVAL;
    private boolean shown;

    /**
     * Shows nothing yet.
     *
     * @param err the standard error
     * @param visible whether a person sees it, and nothing else is printed there meanwhile
     */
    public Progress(PrintWriter err, boolean visible) {
        this.err = err;
        this.visible = visible;
    }

    /**
     * Shows a line, if it is time for one: twice a second.
     *
     * @param line makes the line, which is shorter than a terminal is wide and has no control characters
     */
    public void show(Supplier<String> line) {
        if (visible && System.nanoTime() - next >= 0) {
            err.print(ERASE_LINE + line.get());
            err.flush();
            next = System.nanoTime() + INTERVAL;
            shown = true;
        }
    }

    /** Removes the line, before something else is printed. */
    public void clear() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
            shown = false;
        }
    }
}
