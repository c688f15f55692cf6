package io.rawnet.examples.command;

import io.rawnet.bpf.NameResolver;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that this machine knows: hosts as the system looks them up, networks(5) and ethers(5). */
final class SystemNames implements NameResolver {
    private static final Path NETWORKS = Path.of("/etc/networks");
    private static final Path ETHERS = Path.of("/etc/ethers");
    private static final int OCTETS = 4;

    private final Path networks;
    private final Path ethers;

    SystemNames() {
        this(NETWORKS, ETHERS);
    }

    SystemNames(Path networks, Path ethers) {
        this.networks = networks;
        this.ethers = ethers;
    }

    @Override
    public List<IpAddress> addresses(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).map(IpAddress::of).toList();
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    /** A line of networks(5) is a name, a number of one to four octets, and other names. */
    @Override
    public Optional<Ipv4Address> network(String name) {
        return lines(networks)
                .filter(words -> words.length > 1)
                .filter(words -> words[0].equals(name)
                        || Arrays.asList(words).subList(2, words.length).contains(name))
                .flatMap(words -> networkNumber(words[1]).stream())
                .findFirst();
    }

    /** A line of ethers(5) is an address and a name. */
    @Override
    public Optional<MacAddress> ethernetAddress(String host) {
        return lines(ethers)
                .filter(words -> words.length > 1 && words[1].equals(host))
                .flatMap(words -> ethernetAddressOf(words[0]).stream())
                .findFirst();
    }

    private static Optional<Ipv4Address> networkNumber(String text) {
        int given = text.split("[.]").length;
        try {
            return Optional.of(Ipv4Address.of(text + ".0".repeat(Math.max(0, OCTETS - given))));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    /** The octets may have one digit. */
    private static Optional<MacAddress> ethernetAddressOf(String text) {
        try {
            return Optional.of(MacAddress.of(text.replaceAll("(?<![0-9a-fA-F])(?=[0-9a-fA-F](:|$))", "0")));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** {@return the words of each line, without comments; nothing if there is no such file} */
    private static Stream<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"));
        } catch (IOException missing) {
            return Stream.empty();
        }
    }
}
