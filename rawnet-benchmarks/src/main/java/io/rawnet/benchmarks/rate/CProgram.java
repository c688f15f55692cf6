package io.rawnet.benchmarks.rate;

import io.rawnet.testkit.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The C program beside which the Java one is measured: {@code packet_rate.c}, compiled where it runs. */
final class CProgram implements AutoCloseable {

    private final Path folder;
    private final Path program;

    private CProgram(Path folder) {
        this.folder = folder;
        program = folder.resolve("packet_rate");
    }

    static CProgram compile() throws IOException, InterruptedException {
        CProgram compiled = new CProgram(Files.createTempDirectory("packet-rate"));
        Path source = compiled.source();
        try (InputStream in = CProgram.class.getResourceAsStream("/packet_rate.c")) {
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Process compiler = new ProcessBuilder("cc", "-O2", "-o", compiled.program.toString(), source.toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            compiled.close();
            throw new IOException("The C compiler failed: see above.");
        }
        return compiled;
    }

    Process start(Host host, String mode, int seconds) throws IOException {
        return host.start(program.toString(), mode, host.interfaceName(), Integer.toString(seconds));
    }

    /** {@return what a run printed: frames, seconds, and the receiver's drops} */
    static Rate finish(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("The C program failed: " + output);
        }
        String[] words = output.trim().split(" ");
        long dropped = words.length > 3 ? Long.parseLong(words[3]) : 0;
        return new Rate(Long.parseLong(words[1]), Double.parseDouble(words[2]), dropped);
    }

    private Path source() {
        return folder.resolve("packet_rate.c");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(program);
        Files.deleteIfExists(source());
        Files.deleteIfExists(folder);
    }
}
