package io.rawnet.examples.command;

import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names an interface. */
final class InterfaceChoice {
    /** What stands for all interfaces. */
    static final String ANY = "any";

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            description = "the interface; unless given, the first that is up and not the loopback one")
    private String name;

    /** {@return the interface; empty if packets of all are wanted, as {@code any} says} */
    Optional<LinkInterface> chooseOrAny() throws IOException {
        return isAny() ? Optional.empty() : Optional.of(choose());
    }

    boolean isAny() {
        return ANY.equals(name);
    }

    boolean isGiven() {
        return name != null;
    }

    LinkInterface choose() throws IOException {
        if (isGiven()) {
            return LinkInterface.byName(name);
        }
        return LinkInterface.all().stream()
                .filter(candidate -> candidate.up() && !candidate.loopback())
                .findFirst()
                .orElseThrow(() -> new IOException("no interface is up but the loopback one: name one with -i"));
    }
}
