package io.rawnet.examples.documentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the class or member that a page names as {@code Class}, {@code Class.Nested} or {@code Class.member}. */
final class JavaNames {
    /** Where a name is looked up; the rawnet classes come first. */
    private static final List<String> PACKAGES = List.of(
            "io.rawnet.channel",
            "io.rawnet.ip",
            "io.rawnet.packet",
            "io.rawnet.pcap",
            "io.rawnet.linux.error",
            "io.rawnet.bpf",
            "io.rawnet.bpf.filter",
            "io.rawnet.bpf.text",
            "io.rawnet.codec",
            "io.rawnet.codec.address",
            "io.rawnet.codec.control",
            "io.rawnet.codec.control.icmp",
            "io.rawnet.codec.control.icmpv6",
            "io.rawnet.codec.flow",
            "io.rawnet.codec.fragment",
            "io.rawnet.codec.network",
            "io.rawnet.codec.number",
            "io.rawnet.codec.packet",
            "io.rawnet.codec.stream",
            "io.rawnet.codec.transport",
            "java.lang",
            "java.net",
            "java.nio.channels",
            "java.time");

    private JavaNames() {}

    /** {@return whether a name is that of a class or of a public member of one} */
    static boolean exists(String name) {
        String[] parts = name.split("\\.");
        return PACKAGES.stream()
                .flatMap(inPackage -> find(inPackage + "." + parts[0]).stream())
                .anyMatch(type -> has(type, Arrays.asList(parts).subList(1, parts.length)));
    }

    private static boolean has(Class<?> type, List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        String first = path.get(0);
        boolean member = Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                .anyMatch(candidate -> candidate.getName().equals(first));
        return path.size() == 1 && member
                || Arrays.stream(type.getClasses())
                        .filter(nested -> nested.getSimpleName().equals(first))
                        .anyMatch(nested -> has(nested, path.subList(1, path.size())));
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException other) {
            return Optional.empty();
        }
    }
}
