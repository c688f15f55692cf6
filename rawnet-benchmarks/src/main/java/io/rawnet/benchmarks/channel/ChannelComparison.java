package io.rawnet.benchmarks.channel;

import io.rawnet.linux.NativeBackEnd;
import io.rawnet.testkit.PrivateNetwork;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the channels in one run, and prints the figures and how they stand to the targets. */
public final class ChannelComparison {

    private static final Map<String, Measurement> MEASUREMENTS = measurements();

    private ChannelComparison() {}

    private static Map<String, Measurement> measurements() {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("echo", EchoRoundTrips::compare);
        all.put("ip", IpBatches::compare);
        all.put("link", LinkRates::compare);
        all.put("xdp-send", XdpSending::compare);
        all.put("xdp-receive", XdpReceiving::compare);
        all.put("xdp-forward", XdpForwarding::compare);
        all.put("poller", PollerCosts::compare);
        all.put("allocation", Allocations::compare);
        all.put("idle", IdleCosts::compare);
        all.put("virtual", VirtualThreads::compare);
        return all;
    }

    /**
     * Measures, which takes about five minutes. The exit status is 1 if a target was missed or not measured.
     *
     * @param arguments what to measure, of those that the usage names; none for all
     * @throws Exception if the network cannot be made, or there is no C compiler
     */
    public static void main(String... arguments) throws Exception {
        List<String> names = arguments.length == 0 ? List.copyOf(MEASUREMENTS.keySet()) : List.of(arguments);
        if (!MEASUREMENTS.keySet().containsAll(names)) {
            System.err.println("usage: ChannelComparison " + MEASUREMENTS.keySet());
            System.exit(2);
        }
        printMachine();
        List<Outcome> outcomes = new ArrayList<>();
        try (PrivateNetwork network = PrivateNetwork.open()) {
            for (String name : names) {
                List<Outcome> measured = MEASUREMENTS.get(name).compare(network);
                measured.forEach(System.out::println);
                outcomes.addAll(measured);
            }
        }
        System.exit(outcomes.stream().allMatch(Outcome::isGood) ? 0 : 1);
    }

    static void printMachine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "%s, Linux %s, JDK %s, system calls through %s, %d processors, load average %.1f%s%n",
                LocalDate.now(),
                system.getVersion(),
                Runtime.version(),
                NativeBackEnd.inUse(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                system.getSystemLoadAverage() > 1 ? ": do not trust figures of a machine that does other work" : "");
    }

    @FunctionalInterface
    private interface Measurement {
        List<Outcome> compare(PrivateNetwork network) throws Exception;
    }
}
