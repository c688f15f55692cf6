package io.rawnet.benchmarks.channel;

import io.rawnet.testkit.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A C program beside which Java is measured, compiled where it runs. */
final class CProgram implements AutoCloseable {

    private final Path folder;
    private final Path source;
    private final Path program;

    private CProgram(String name) throws IOException {
        folder = Files.createTempDirectory("rawnet-benchmarks");
        source = folder.resolve(name);
        program = folder.resolve("program");
    }

    /** {@return the program of a source file, such as {@code ip_rate.c}} */
    static CProgram compile(String name) throws IOException, InterruptedException {
        CProgram compiled = new CProgram(name);
        try (InputStream in = CProgram.class.getResourceAsStream("/" + name)) {
            Files.copy(in, compiled.source);
        }
        Process compiler = new ProcessBuilder(
                        "cc", "-O2", "-pthread", "-o", compiled.program.toString(), compiled.source.toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            compiled.close();
            throw new IOException("The C compiler failed: see above.");
        }
        return compiled;
    }

    Process start(Host host, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return host.start(command.toArray(String[]::new));
    }

    /** Waits until a run has printed that it is ready. */
    static void awaitReady(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = process.getInputStream().read();
                next != '\n' && next != -1;
                next = process.getInputStream().read()) {
            line.append((char) next);
        }
        if (!line.toString().equals("ready")) {
            throw new IOException("The C program failed: " + line);
        }
    }

    /** {@return the numbers that a run printed behind its name, which is told to end (SIGTERM)} */
    static double[] stop(Process process) throws IOException, InterruptedException {
        // Process.destroy would close its output
        process.toHandle().destroy();
        return finish(process);
    }

    /** {@return the numbers that a run printed behind its name} */
    static double[] finish(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("The C program failed: " + output);
        }
        return Arrays.stream(output.trim().split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(program);
        Files.deleteIfExists(source);
        Files.deleteIfExists(folder);
    }
}
