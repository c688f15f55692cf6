package io.rawnet.examples.command;

import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option that ends a command after some packets. */
final class PacketCount {
    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "end after N packets")
    private Long count;

    /** {@return how many packets to take; empty for no end} */
    OptionalLong checked(CommandSpec spec) {
        if (count == null) {
            return OptionalLong.empty();
        }
        Arguments.check(spec, "--count", count, 1, Long.MAX_VALUE);
        return OptionalLong.of(count);
    }
}
