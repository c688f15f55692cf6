package io.rawnet.examples.tool;

import io.rawnet.testkit.junit.Requirements;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other programs print. */
public final class Tool {
    private Tool() {}

    /** Waits until a program has printed something. */
    public static void awaitLine(Process process, String part) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null && !line.contains(part)) {
            line = reader.readLine();
        }
        if (line == null) {
            throw new IOException(process.info() + " ended without saying \"" + part + "\"");
        }
    }

    /** {@return all that a program prints until it ends} */
    public static String output(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    /**
     * {@return a command line whose program Ctrl-C ends, as in the foreground of a terminal} What a shell starts in the background ignores
     * SIGINT, and so does what that starts: tests too.
     */
    public static String[] inForeground(String... commandLine) {
        Requirements.requireTool("env");
        return Stream.concat(Stream.of("env", "--default-signal=INT"), Stream.of(commandLine))
                .toArray(String[]::new);
    }

    /** Sends a program what Ctrl-C sends it. */
    public static void pressCtrlC(Process process) throws IOException, InterruptedException {
        Requirements.requireTool("kill");
        new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    }
}
