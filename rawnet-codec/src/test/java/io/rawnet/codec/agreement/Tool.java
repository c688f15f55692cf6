package io.rawnet.codec.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of others. Where it is not there, a test is skipped with the reason, or fails if the system property {@code
 * rawnet.tests.require} lists the tool.
 */
record Tool(String name, List<String> command) {

    static final Tool TSHARK = new Tool("tshark", List.of("tshark"));

    /** The interpreter of the system, for which Debian packages scapy. */
    static final Tool SCAPY = new Tool("scapy", List.of("/usr/bin/python3"));

    /** Goes on if the program can be run with the given arguments. */
    void require(String... arguments) {
        String reason;
        try {
            if (start(List.of(arguments)).waitFor() == 0) {
                return;
            }
            reason = name + " is not installed";
        } catch (IOException missing) {
            reason = name + " cannot be started: " + missing.getMessage();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        if (List.of(System.getProperty("rawnet.tests.require", "").split(",")).contains(name)) {
            throw new AssertionError(reason + ", and rawnet.tests.require lists it");
        }
        Assumptions.abort(reason);
    }

    /** Runs the program to its end, which must be a good one; gives the lines that it printed. */
    List<String> run(List<String> arguments) {
        try {
            Process process = start(arguments);
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new AssertionError(name + " " + arguments + " says " + output);
                }
                return output.lines().toList();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }
}
