package io.rawnet.pcap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of others that reads and writes capture files. A test that needs one which is not there is skipped, or fails
 * if the system property rawnet.tests.require names it.
 */
record Tool(String name) {

    static final Tool TSHARK = new Tool("tshark");
    static final Tool CAPINFOS = new Tool("capinfos");
    static final Tool EDITCAP = new Tool("editcap");
    static final Tool MERGECAP = new Tool("mergecap");
    static final Tool TEXT2PCAP = new Tool("text2pcap");
    static final Tool GZIP = new Tool("gzip");
    static final Tool TCPDUMP = new Tool("tcpdump");

    /** Runs the program to its end, which must be a good one; gives what it printed. */
    String run(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = start(command);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assertions.assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> command + " does not end");
            Assertions.assertEquals(0, process.exitValue(), () -> command + " says " + output);
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            String reason = name + " cannot be started: " + missing.getMessage();
            List<String> required =
                    List.of(System.getProperty("rawnet.tests.require", "").split(","));
            if (required.contains(name)) {
                throw new AssertionError(reason, missing);
            }
            return Assumptions.abort(reason);
        }
    }
}
