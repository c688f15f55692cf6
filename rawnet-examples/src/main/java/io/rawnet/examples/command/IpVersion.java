package io.rawnet.examples.command;

import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that ask for one version of IP. */
final class IpVersion {
    @Option(
            names = {"-4", "--ipv4"},
            description = "IPv4 only")
    private boolean ipv4;

    @Option(
            names = {"-6", "--ipv6"},
            description = "IPv6 only")
    private boolean ipv6;

    /** {@return the only family to use; empty if either will do} */
    Optional<ProtocolFamily> family(CommandSpec spec) {
        if (ipv4 && ipv6) {
            throw Arguments.misuse(spec, "-4 and -6 exclude each other: give one of them");
        }
        return ipv4
                ? Optional.of(StandardProtocolFamily.INET)
                : ipv6 ? Optional.of(StandardProtocolFamily.INET6) : Optional.empty();
    }
}
