package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that give a payload. */
final class Payload {
    @Option(
            names = {"--payload", "--data-string"},
            paramLabel = "TEXT",
            description = "payload as text")
    private String text;

    @Option(
            names = {"--payload-hex", "--data"},
            paramLabel = "HEX",
            description = "payload as hexadecimal digits")
    private String hex;

    Octets octets(CommandSpec spec) {
        if (text != null && hex != null) {
            throw Arguments.misuse(spec, "--payload and --payload-hex: give one of them");
        }
        try {
            return hex != null
                    ? Octets.hex(hex)
                    : Octets.of((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw Arguments.misuse(spec, "--payload-hex \"" + hex + "\": " + wrong.getMessage());
        }
    }
}
