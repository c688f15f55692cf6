package io.rawnet.benchmarks.channel;

import io.rawnet.testkit.PrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether {@code rawnet capture -w} loses packets at a steady rate, and what each costs, beside {@code tcpdump -w}. Both save in a file of their own
 * format on the same file system, one after the other, what a C program sends through a veth pair.
 */
public final class CaptureComparison {
    private static final int TURNS = 3;
    private static final double SECONDS = 5;
    private static final double RATE = 300_000;

    private CaptureComparison() {}

    /**
     * Measures, which takes about a minute. The exit status is 1 if {@code rawnet} lost a packet, or the sender did not reach the rate.
     *
     * @param arguments the {@code rawnet} command, {@code ./rawnet} unless given, and packets per second, 300000 unless given
     * @throws Exception if the network cannot be made, or there is no C compiler
     */
    public static void main(String... arguments) throws Exception {
        String rawnet = arguments.length > 0 ? arguments[0] : "./rawnet";
        double rate = arguments.length > 1 ? Double.parseDouble(arguments[1]) : RATE;
        ChannelComparison.printMachine();
        List<Outcome> outcomes = new ArrayList<>();
        Path folder = Files.createTempDirectory("rawnet-benchmarks");
        Path ours = folder.resolve("rawnet.pcapng");
        Path theirs = folder.resolve("tcpdump.pcap");
        try (PrivateNetwork network = PrivateNetwork.open();
                CProgram sender = CProgram.compile("packet_rate.c")) {
            CaptureRun run = new CaptureRun(network, sender, rate, SECONDS);
            for (int turn = 0; turn < TURNS; turn++) {
                print(outcomes, run.of(ours, rawnet, "capture").outcome("rawnet capture", rate));
                print(outcomes, run.of(theirs, "tcpdump", "-Z", "root").comparison("tcpdump"));
            }
        } finally {
            Files.deleteIfExists(ours);
            Files.deleteIfExists(theirs);
            Files.delete(folder);
        }
        System.exit(outcomes.stream().allMatch(Outcome::isGood) ? 0 : 1);
    }

    private static void print(List<Outcome> outcomes, Outcome outcome) {
        System.out.println(outcome);
        outcomes.add(outcome);
    }
}
