package io.rawnet.examples.tool.scan;

import io.rawnet.examples.tool.Printable;
import io.rawnet.examples.tool.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the ports as nmap(1) does. */
final class ScanReport {
    /** More ports of one state than this are counted and not listed, unless they are open. */
    private static final int MOST_LISTED = 25;

    private static final double NANOSECONDS = 1e9;

    private final ScanSettings settings;
    private final PrintWriter out;
    private final ServiceNames services = new ServiceNames();

    /** Prints nothing yet. */
    ScanReport(ScanSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    void print(Collection<PortResult> results, Duration time) {
        Map<PortState, List<PortResult>> byState = new EnumMap<>(PortState.class);
        results.forEach(result -> byState.computeIfAbsent(result.state(), state -> new ArrayList<>())
                .add(result));
        Target target = settings.target();
        out.println(
                "Scan of " + Printable.text(target.name()) + (target.literal() ? "" : " (" + target.address() + ")"));
        byState.forEach((state, ports) -> {
            if (!isListed(state, ports.size())) {
                out.println("Not shown: " + ports.size() + " " + state + " (" + reasons(ports) + ")");
            }
        });
        List<PortResult> listed = results.stream()
                .filter(result ->
                        isListed(result.state(), byState.get(result.state()).size()))
                .toList();
        if (!listed.isEmpty()) {
            printTable(listed);
        }
        String counts = byState.entrySet().stream()
                .map(entry -> entry.getValue().size() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "%d of %d ports scanned in %.2f s%s%n",
                results.size(),
                settings.ports().size(),
                time.toNanos() / NANOSECONDS,
                counts.isEmpty() ? "" : ": " + counts);
        out.flush();
    }

    private boolean isListed(PortState state, int ports) {
        return state == PortState.OPEN || !settings.openOnly() && ports <= MOST_LISTED;
    }

    private static String reasons(List<PortResult> ports) {
        return ports.stream().map(PortResult::reason).distinct().sorted().collect(Collectors.joining(", "));
    }

    private void printTable(List<PortResult> listed) {
        int portWidth = width("PORT", listed.stream().map(ScanReport::port).toList());
        int stateWidth = width(
                "STATE", listed.stream().map(result -> "" + result.state()).toList());
        int serviceWidth = settings.reasons()
                ? width(
                        "SERVICE",
                        listed.stream()
                                .map(result -> services.of(result.port()))
                                .toList())
                : 1;
        String format = "%-" + portWidth + "s %-" + stateWidth + "s %-" + serviceWidth + "s%s%n";
        out.printf(format, "PORT", "STATE", "SERVICE", settings.reasons() ? " REASON" : "");
        for (PortResult result : listed) {
            String reason = " " + result.reason()
                    + result.from().map(host -> " from " + host).orElse("");
            out.printf(
                    format, port(result), result.state(), services.of(result.port()), settings.reasons() ? reason : "");
        }
    }

    private static String port(PortResult result) {
        return result.port() + "/tcp";
    }

    private static int width(String title, List<String> texts) {
        return Math.max(
                title.length(), texts.stream().mapToInt(String::length).max().orElse(0));
    }
}
