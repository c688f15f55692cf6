package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.examples.tool.JsonLines;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts who answered, and prints it as arping(8) does. */
final class ArpingReport {
    private static final double NANOSECONDS = 1e6;

    private final ArpingSettings settings;
    private final PrintWriter out;
    private final Optional<ArpingJson> json;
    private final Set<MacAddress> owners = new LinkedHashSet<>();
    private long received;
    private long requests;
    private long broadcasts;

    /** Has nothing to report yet. */
    ArpingReport(ArpingSettings settings, PrintWriter out, Optional<JsonLines> lines) {
        this.settings = settings;
        this.out = out;
        json = lines.filter(printer -> !settings.quiet()).map(printer -> new ArpingJson(settings, printer));
    }

    /** Prints the first line. */
    void start() {
        print("ARPING " + settings.target() + " from " + settings.source() + " "
                + settings.on().name());
    }

    void heard(ArpingEvent.Heard heard) {
        Claim claim = heard.claim();
        received++;
        requests += claim.message().equals("request") ? 1 : 0;
        broadcasts += heard.unicast() ? 0 : 1;
        owners.add(claim.owner());
        json.ifPresent(printer -> printer.heard(heard));
        print((heard.unicast() ? "Unicast " : "Broadcast ") + claim.message() + " from " + settings.target() + " "
                + text(claim.owner())
                + String.format(Locale.ROOT, "  %.3fms", heard.time().toNanos() / NANOSECONDS));
    }

    /** Prints how many were asked, how many answered, and whether these are more than one host. */
    void finished(ArpingEvent.Finished finished) {
        json.ifPresent(printer -> printer.finished(finished, received, owners));
        print("Sent " + finished.sent() + " probes (" + finished.broadcast() + " broadcast(s))");
        String kinds = (requests > 0 ? requests + " request(s)" : "")
                + (requests > 0 && broadcasts > 0 ? ", " : "")
                + (broadcasts > 0 ? broadcasts + " broadcast(s)" : "");
        print("Received " + received + " response(s)" + (kinds.isEmpty() ? "" : " (" + kinds + ")"));
        if (owners.size() > 1) {
            print(settings.target() + " has " + owners.size() + " owners: "
                    + owners.stream().map(ArpingReport::text).collect(Collectors.joining(" ")));
        }
    }

    /** {@return the exit status} */
    int status() {
        boolean tooFew = settings.deadline().isPresent()
                && settings.count().isPresent()
                && received < settings.count().getAsLong();
        return switch (settings.mode()) {
            case ASK -> received == 0 || tooFew ? 1 : 0;
            case DETECT -> received == 0 ? 0 : 1;
            case ANNOUNCE, ANNOUNCE_BY_REPLY -> 0;
        };
    }

    private static String text(MacAddress mac) {
        return "[" + mac.toString().toUpperCase(Locale.ROOT) + "]";
    }

    private void print(String line) {
        if (!settings.quiet() && json.isEmpty()) {
            out.println(line);
        }
        out.flush();
    }
}
