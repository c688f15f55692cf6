package io.rawnet.examples.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names a file with a filter expression. */
final class ExpressionFile {
    /** More than any expression that a person has written; a device such as /dev/zero has no end. */
    private static final int LONGEST = 1 << 20;

    @Option(
            names = {"-F", "--expression-file"},
            paramLabel = "FILE",
            description = "take the expression from a file, and ignore one on the command line; # begins a comment")
    private Path file;

    /**
     * {@return the expression}
     *
     * @param words the words of the command line, which are the expression where there is no file
     * @throws IOException if the file cannot be read; the message is for the user
     */
    String orElse(List<String> words) throws IOException {
        return file == null ? String.join(" ", words) : read();
    }

    private String read() throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory: name a file");
        }
        byte[] octets;
        try (var in = Files.newInputStream(file)) {
            octets = in.readNBytes(LONGEST + 1);
        }
        if (octets.length > LONGEST) {
            throw new FileSystemException(
                    file.toString(), null, "it is longer than a mebibyte: name a file with an expression");
        }
        return new String(octets, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .collect(Collectors.joining(" "));
    }
}
