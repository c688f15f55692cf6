package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;

/** Runs commands as a shell would, within the test's own network. */
public final class Shell {
    /**
     * How a command went.
     *
     * @param status its exit status
     * @param out its standard output
     * @param err its standard error
     */
    public record Result(int status, String out, String err) {}

    private Shell() {}

    /** A command that runs, or has run. */
    public static final class Started extends CompletableFuture<Result> {
        private final StringWriter err = new StringWriter();

        /** Waits until the command has said something on standard error. */
        public void awaitNotice(String part) throws InterruptedException {
            boolean done = isDone();
            while (!err.toString().contains(part)) {
                assertThat(done)
                        .as("the end came before \"%s\", after: %s", part, err)
                        .isFalse();
                Thread.sleep(10);
                done = isDone();
            }
        }
    }

    /** {@return how a command went that was run by the calling thread} */
    public static Result run(String... words) {
        return run(new StringWriter(), words);
    }

    private static Result run(StringWriter err, String... words) {
        StringWriter out = new StringWriter();
        CommandLine command =
                Main.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Result(command.execute(words), out.toString(), err.toString());
    }

    /** Starts a command on a thread of the caller's network, and returns when it waits for packets. */
    public static Started start(String... words) throws InterruptedException {
        Started result = new Started();
        Thread thread = new Thread(() -> result.complete(run(result.err, words)), String.join(" ", words));
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive() && !isWaiting(thread)) {
            Thread.sleep(10);
        }
        return result;
    }

    private static boolean isWaiting(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            boolean waits = frame.getMethodName().equals("poll")
                    || frame.getMethodName().equals("select");
            if (waits && frame.getClassName().startsWith("io.rawnet.")) {
                return true;
            }
        }
        return false;
    }
}
