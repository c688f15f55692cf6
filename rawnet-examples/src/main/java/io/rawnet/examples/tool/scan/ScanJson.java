package io.rawnet.examples.tool.scan;

import io.rawnet.examples.tool.JsonLines;
import java.time.Duration;
import java.util.Collection;

/** Prints the ports for programs, with the names of docs/json.md. */
final class ScanJson {
    private final ScanSettings settings;
    private final JsonLines lines;

    ScanJson(ScanSettings settings, JsonLines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    void print(Collection<PortResult> results, Duration time) {
        ServiceNames services = new ServiceNames();
        results.stream()
                .filter(result -> !settings.openOnly() || result.state() == PortState.OPEN)
                .forEach(result -> lines.print(line -> line.put("type", "port")
                        .put("port", result.port())
                        .put("state", result.state())
                        .put("service", services.of(result.port()))
                        .put("reason", result.reason())
                        .put("source", result.from())
                        .put("roundTripMilliseconds", result.time())));
        lines.print(line -> line.put("type", "scanStatistics")
                .put("target", settings.target().address())
                .put("ports", settings.ports().size())
                .put("scanned", results.size())
                .put("durationMilliseconds", time));
    }
}
