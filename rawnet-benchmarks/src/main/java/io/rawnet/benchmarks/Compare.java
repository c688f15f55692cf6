package io.rawnet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything in one run and prints the figures and how they stand to the targets. The exit status is 1 if a target was
 * missed or not measured.
 */
public final class Compare {

    private Compare() {}

    /**
     * Takes about four minutes.
     *
     * @param arguments none
     * @throws IOException if a peer cannot be run
     * @throws InterruptedException if the run is interrupted
     * @throws RunnerException if JMH cannot run
     */
    public static void main(String... arguments) throws IOException, InterruptedException, RunnerException {
        Map<String, Figure> figures = new TreeMap<>();
        try (Peers peers = new Peers()) {
            peers.missing().forEach(reason -> System.out.println("missing " + reason));
            warnOfOtherLoad();
            // before and after, so that a change of the machine's speed in between does not count for or against anyone
            figures.putAll(peers.measure());
            figures.putAll(JavaFigures.measure());
            peers.measure().forEach((name, figure) -> figures.merge(name, figure, Figure::best));
            print(figures);
            PacketRate.measureC(peers.program("packet_rate.c")).forEach(System.out::println);
        }
        System.exit(allMet(figures) ? 0 : 1);
    }

    private static void warnOfOtherLoad() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load > 1) {
            System.out.printf("load average is %.1f: this machine does other work, do not trust the figures%n", load);
        }
    }

    private static void print(Map<String, Figure> figures) {
        System.out.printf("%-40s %12s %12s%n", "operation", "ns", "octets");
        figures.forEach((name, figure) -> System.out.printf(
                "%-40s %12.1f %12s%n",
                name,
                figure.nanoseconds(),
                figure.allocated().isPresent()
                        ? String.format("%.0f", figure.allocated().getAsDouble())
                        : "-"));
        System.out.println();
        Target.ALL.forEach(target -> System.out.println(target.line(figures)));
        System.out.printf("views allocate nothing: %s%n%n", viewsAllocateNothing(figures));
    }

    private static boolean allMet(Map<String, Figure> figures) {
        return viewsAllocateNothing(figures)
                && Target.ALL.stream().allMatch(target -> target.verdict(figures) == Target.Verdict.MET);
    }

    /** Less than one octet: the profiler spreads what JMH itself allocates over all operations. */
    private static boolean viewsAllocateNothing(Map<String, Figure> figures) {
        return Stream.of("DecodeBenchmark.rawnetViews", "DecodeBenchmark.rawnetViewsEveryField")
                .allMatch(name -> figures.get(name).allocated().orElse(Double.MAX_VALUE) < 1);
    }
}
