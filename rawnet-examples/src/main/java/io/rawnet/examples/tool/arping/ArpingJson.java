package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.examples.tool.JsonLines;
import java.util.Set;

/** Prints who answered for programs, with the names of docs/json.md. */
final class ArpingJson {
    private final ArpingSettings settings;
    private final JsonLines lines;

    ArpingJson(ArpingSettings settings, JsonLines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    void heard(ArpingEvent.Heard heard) {
        lines.print(line -> line.put("type", "claim")
                .put("address", settings.target())
                .put("owner", heard.claim().owner())
                .put("message", heard.claim().message())
                .put("unicast", heard.unicast())
                .put("roundTripMilliseconds", heard.time()));
    }

    void finished(ArpingEvent.Finished finished, long received, Set<MacAddress> owners) {
        lines.print(line -> line.put("type", "arpingStatistics")
                .put("address", settings.target())
                .put("interface", settings.on().name())
                .put("sent", finished.sent())
                .put("broadcasts", finished.broadcast())
                .put("received", received)
                .put("owners", owners));
    }
}
