package io.rawnet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The programs in C and Go that rawnet is measured beside, compiled into a directory of their own. Where a compiler or gopacket
 * (Debian: golang-github-google-gopacket-dev) is missing, its figures are missing and {@link #missing} says why.
 */
final class Peers implements AutoCloseable {

    private final Path directory;
    private final List<String> missing = new ArrayList<>();

    Peers() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("rawnet-benchmarks");
        compile("internet_checksum.c", List.of("gcc", "-O2"), Map.of());
        compile("packet_rate.c", List.of("gcc", "-O2"), Map.of());
        compile("codec.go", List.of("go", "build"), Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode"));
    }

    /** {@return what could not be compiled, and why} */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** {@return the compiled program; it need not be there} */
    Path program(String source) {
        return directory.resolve(source.substring(0, source.lastIndexOf('.')));
    }

    /** {@return the figures of C and gopacket} */
    Map<String, Figure> measure() throws IOException, InterruptedException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (Files.isExecutable(program("internet_checksum.c"))) {
            String length = Integer.toString(Samples.CHECKSUM_LENGTH);
            for (String line : run(program("internet_checksum.c").toString(), length)) {
                read(line, "c.", "checksum", String.format("%04x", new ChecksumBenchmark().rawnetHeap()), figures);
            }
        }
        if (Files.isExecutable(program("codec.go"))) {
            String segment = Samples.SEGMENT_HEX.replace(" ", "");
            for (String line : run(program("codec.go").toString(), segment)) {
                read(line, "gopacket.", "decode", Long.toString(Samples.SEQUENCE_NUMBER), figures);
                read(line, "gopacket.", "packet", Long.toString(Samples.SEQUENCE_NUMBER), figures);
                // gopacket pads the frame to 60 octets
                read(line, "gopacket.", "build", Samples.SYN_HEX.replace(" ", "") + "0000", figures);
            }
        }
        return figures;
    }

    private static void read(
            String line, String prefix, String operation, String outcome, Map<String, Figure> figures) {
        String[] words = line.split(" ");
        if (words[0].equals(operation)) {
            if (!words[2].equals(outcome)) {
                throw new IllegalStateException(prefix + operation + " did other work: " + line);
            }
            figures.put(prefix + operation, Figure.of(Double.parseDouble(words[1])));
        }
    }

    private void compile(String source, List<String> compiler, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path file = directory.resolve(source);
        try (InputStream in = Peers.class.getResourceAsStream("/" + source)) {
            Files.copy(in, file);
        }
        List<String> command = new ArrayList<>(compiler);
        command.addAll(List.of("-o", program(source).toString(), file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                missing.add(source + ": " + output.strip());
            }
        } catch (IOException noCompiler) {
            missing.add(source + ": " + noCompiler.getMessage());
        }
    }

    /** Runs a program to its good end and gives its lines. */
    static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output.strip());
        }
        return output.lines().toList();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
