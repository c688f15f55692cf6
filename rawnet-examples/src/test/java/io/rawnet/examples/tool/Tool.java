package io.rawnet.examples.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

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
}
