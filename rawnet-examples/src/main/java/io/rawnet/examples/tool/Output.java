package io.rawnet.examples.tool;

import io.rawnet.linux.poll.PollDescriptors;
import java.io.PrintWriter;

/** Where a command prints to. */
public final class Output {
    private static final int GONE = PollDescriptors.POLLERR | PollDescriptors.POLLHUP | PollDescriptors.POLLNVAL;

    private Output() {}

    /**
     * {@return whether nobody reads it any more, as when {@code head} has seen enough} It is known also when nothing has been printed since: the
     * kernel is asked (poll(2)).
     *
     * @param out what the command prints to
     */
    public static boolean isClosed(PrintWriter out) {
        return out.checkError() || isBroken() || hasNoReader();
    }

    /** {@return whether nobody reads the standard output any more} */
    public static boolean hasNoReader() {
        return StandardOutput.isGone();
    }

    /** {@return whether something that was flushed could not be written} Writers that wrap the standard output do not know: it keeps its errors from them. */
    public static boolean isBroken() {
        return System.out.checkError();
    }

    /** The descriptor of the standard output; a class of its own, because a command that only reads files makes no system calls. */
    private static final class StandardOutput {
        private static final PollDescriptors ROW = new PollDescriptors(1);

        static {
            ROW.set(0, 1, 0);
        }

        static synchronized boolean isGone() {
            return ROW.poll(1, 0) == 1 && (ROW.returned(0) & GONE) != 0;
        }
    }
}
