package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The programs that tcpdump compiles for a capture file of a link type. */
final class Tcpdump {

    private static final int PATIENCE_SECONDS = 60;

    private Tcpdump() {}

    /** {@return what tcpdump makes of an expression} */
    static BpfProgram compile(LinkType linkType, String expression)
            throws IOException, InterruptedException, BpfSyntaxException {
        return run(linkType, expression, "-ddd");
    }

    /** {@return what tcpdump makes of an expression without its optimizer, which may change what becomes of truncated packets} */
    static BpfProgram compileLiterally(LinkType linkType, String expression)
            throws IOException, InterruptedException, BpfSyntaxException {
        return run(linkType, expression, "-Oddd");
    }

    /** {@return the timestamps of the packets in a file that tcpdump accepts, in seconds; null if it refuses the expression} */
    static Set<Integer> accepted(Path file, String expression) throws IOException, InterruptedException {
        return filter("tcpdump", "-n", "-r", file.toString(), "-w", "-", "--", expression);
    }

    /** {@return the timestamps of the packets in a file that tcpdump accepts without its optimizer} */
    static Set<Integer> acceptedLiterally(Path file, String expression) throws IOException, InterruptedException {
        return filter("tcpdump", "-n", "-O", "-r", file.toString(), "-w", "-", "--", expression);
    }

    private static Set<Integer> filter(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("accepted", ".pcap");
        Path complaint = Files.createTempFile("complaint", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("does not end: " + String.join(" ", command));
            }
            if (process.exitValue() == 0) {
                return new TreeSet<>(CaptureFile.seconds(Files.readAllBytes(output)));
            }
            boolean rejectsAll = Files.readString(complaint).contains("expression rejects all packets");
            return rejectsAll ? new TreeSet<>() : null;
        } finally {
            Files.delete(output);
            Files.delete(complaint);
        }
    }

    /** An expression that rejects everything is an error for tcpdump, and a program here. */
    private static BpfProgram run(LinkType linkType, String expression, String option)
            throws IOException, InterruptedException, BpfSyntaxException {
        Path file = Files.createTempFile("empty", ".pcap");
        try {
            Files.write(file, CaptureFile.header(linkType));
            Process process =
                    new ProcessBuilder("tcpdump", "-n", option, "-r", file.toString(), "--", expression).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return BpfNotation.DECIMAL.parse(output);
            }
            if (complaint.contains("expression rejects all packets")) {
                return BpfProgram.dropAll();
            }
            throw new IllegalArgumentException("tcpdump does not compile " + expression + ": " + complaint);
        } finally {
            Files.delete(file);
        }
    }
}
