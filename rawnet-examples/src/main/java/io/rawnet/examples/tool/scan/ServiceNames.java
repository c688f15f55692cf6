package io.rawnet.examples.tool.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The names of TCP services that this machine knows, see services(5). */
final class ServiceNames {
    private static final Path SERVICES = Path.of("/etc/services");
    private static final String UNKNOWN = "unknown";
    private static final String TCP = "/tcp";

    private final Map<String, String> names = new HashMap<>();

    /** Reads them; there are none where there is no such file. */
    ServiceNames() {
        try {
            for (String line : Files.readAllLines(SERVICES, StandardCharsets.ISO_8859_1)) {
                String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
                if (words.length > 1) {
                    names.putIfAbsent(words[1], words[0]);
                }
            }
        } catch (IOException missing) {
            // ports have numbers too
        }
    }

    /** {@return the name of the service that a port is for} */
    String of(int port) {
        return names.getOrDefault(port + TCP, UNKNOWN);
    }
}
