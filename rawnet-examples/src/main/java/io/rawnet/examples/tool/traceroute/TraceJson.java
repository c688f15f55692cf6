package io.rawnet.examples.tool.traceroute;

import io.rawnet.examples.tool.HostNames;
import io.rawnet.examples.tool.JsonLines;

/** Prints what became of the probes for programs, with the names of docs/json.md. */
final class TraceJson {
    private final TracerouteSettings settings;
    private final JsonLines lines;
    private final HostNames names;

    TraceJson(TracerouteSettings settings, JsonLines lines, HostNames names) {
        this.settings = settings;
        this.lines = lines;
        this.names = names;
    }

    void print(TraceEvent.Settled probe) {
        lines.print(line -> {
            line.put("type", "probe")
                    .put("hop", settings.firstHop() + probe.index() / settings.queries())
                    .put("query", probe.index() % settings.queries() + 1);
            probe.answer().ifPresent(answer -> {
                line.put("source", names.text(answer.host()))
                        .put("roundTripMilliseconds", answer.roundTrip())
                        .put("last", answer.isLast())
                        .put("extensions", answer.extensions().map(ExtensionText::of))
                        .put("mtu", answer.newMtu());
                if (!answer.remark().isEmpty()) {
                    line.put("remark", answer.remark());
                }
            });
        });
    }
}
