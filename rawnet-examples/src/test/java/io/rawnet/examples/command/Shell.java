package io.rawnet.examples.command;

import io.rawnet.examples.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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

    /** {@return how a command went that was run by the calling thread} */
    public static Result run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Result(command.execute(words), out.toString(), err.toString());
    }

    /** Starts a command on a thread of the caller's network, and returns when it waits for packets. */
    public static Future<Result> start(String... words) throws InterruptedException {
        CompletableFuture<Result> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(run(words)), String.join(" ", words));
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
