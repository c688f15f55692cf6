package io.rawnet.examples.command;

import io.rawnet.examples.tool.JsonLines;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that asks for output for programs. */
final class JsonOption {
    @Option(names = "--json", description = "print one JSON object a line, for programs")
    private boolean json;

    /** {@return where to print objects to; empty to print for people} */
    Optional<JsonLines> lines(PrintWriter out) {
        return json ? Optional.of(new JsonLines(out)) : Optional.empty();
    }
}
