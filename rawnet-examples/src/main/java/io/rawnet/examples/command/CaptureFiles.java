package io.rawnet.examples.command;

import io.rawnet.examples.tool.Terminal;
import io.rawnet.examples.tool.capture.FileSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say in which files packets are saved. */
final class CaptureFiles {
    private static final long MILLION = 1_000_000;
    private static final long LONGEST_PERIOD = 2_000_000_000;

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description = "save the packets instead of printing them: as pcapng if the name ends so, else as pcap;"
                    + " compressed if it ends in gz; - for the standard output")
    private Path file;

    @Option(
            names = {"-U", "--packet-buffered"},
            description = "write each packet at once, so that others can read the file")
    private boolean eachPacket;

    @Option(
            names = {"-G", "--rotate-seconds"},
            paramLabel = "S",
            description = "begin another file every S seconds; FILE may have letters of strftime(3), as in %%H%%M%%S")
    private Long seconds;

    @Option(
            names = {"-C", "--rotate-size"},
            paramLabel = "N",
            description = "begin another file, with a number behind its name, after N million octets")
    private Long millions;

    @Option(
            names = {"-W", "--file-count"},
            paramLabel = "N",
            description = "with -C: replace the oldest of N files; with -G: end after N files")
    private Integer files;

    boolean isGiven() {
        return file != null;
    }

    FileSettings checked(CommandSpec spec) {
        check(spec, "--rotate-seconds", seconds, LONGEST_PERIOD);
        check(spec, "--rotate-size", millions, Long.MAX_VALUE / MILLION);
        check(spec, "--file-count", files == null ? null : files.longValue(), Integer.MAX_VALUE);
        boolean rotates = seconds != null || millions != null;
        if (files != null && !rotates) {
            throw Arguments.misuse(spec, "--file-count counts the files of -C or -G: give one of them");
        }
        if (files != null && seconds != null && millions != null) {
            throw Arguments.misuse(spec, "--file-count counts the files of -C or of -G: leave one of them out");
        }
        String name = file.toString();
        if (name.isEmpty()) {
            throw Arguments.misuse(spec, "--write needs the name of a file");
        }
        if (name.equals("-") && rotates) {
            throw Arguments.misuse(spec, "the standard output is one file: leave -C and -G out");
        }
        if (name.equals("-") && Terminal.OUT.isPresent()) {
            throw Arguments.misuse(
                    spec, "packets are no text for a terminal: send them to a program, as in -w - | tshark -r -");
        }
        return new FileSettings(
                name,
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                millions == null ? OptionalLong.empty() : OptionalLong.of(millions * MILLION),
                files == null ? OptionalInt.empty() : OptionalInt.of(files),
                eachPacket);
    }

    private static void check(CommandSpec spec, String option, Long value, long most) {
        if (value != null) {
            Arguments.check(spec, option, value, 1, most);
        }
    }
}
