package io.rawnet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Frames per second through a veth pair in a network namespace of its own, which goes when the run ends. */
final class PacketRate {

    private static final String SCRIPT = """
            set -e
            ip link add name left type veth peer name right
            ip link set left up
            ip link set right up
            "$0" receive right 3 &
            sleep 0.3
            "$0" send left 2
            wait
            """;

    private PacketRate() {}

    /** {@return one line for each side: what the C program sent and received} */
    static List<String> measureC(Path program) throws InterruptedException {
        if (!Files.isExecutable(program)) {
            return List.of();
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        try {
            return Peers.run("unshare", root ? "-n" : "-Urn", "sh", "-c", SCRIPT, program.toString()).stream()
                    .map(PacketRate::line)
                    .toList();
        } catch (IOException notAllowed) {
            return List.of("packet rate not measured: " + notAllowed.getMessage());
        }
    }

    private static String line(String output) {
        String[] words = output.split(" ");
        double rate = Long.parseLong(words[1]) / Double.parseDouble(words[2]) / 1e6;
        String drops = words.length > 3 ? ", " + words[3] + " dropped" : "";
        return String.format("C %-8s %.3f million frames/s%s", words[0], rate, drops);
    }
}
