package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.HostNames;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.Printable;
import io.rawnet.examples.tool.Target;
import io.rawnet.packet.LinkInterface;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Prints what became of the probes, one line for each hop, as traceroute(8) does. */
final class TraceReport {
    private static final double NANOSECONDS = 1e6;

    private final TracerouteSettings settings;
    private final PrintWriter out;
    private final HostNames names;
    private final Optional<TraceJson> json;
    private String hostOfHop = "";

    /** Prints nothing yet. */
    TraceReport(TracerouteSettings settings, PrintWriter out, Optional<JsonLines> lines) {
        this.settings = settings;
        this.out = out;
        names = new HostNames(settings.numeric(), settings.target().zone().map(LinkInterface::name));
        json = lines.map(printer -> new TraceJson(settings, printer, names));
    }

    /**
     * Prints the first line.
     *
     * @param length octets of a probe with its IP header
     */
    void start(int length) {
        if (json.isPresent()) {
            return;
        }
        Target target = settings.target();
        out.printf(
                "traceroute to %s (%s), %d hops max, %d byte packets",
                Printable.text(target.name()), names.text(target.address()), settings.lastHop(), length);
        out.flush();
    }

    void print(TraceEvent.Settled probe) {
        if (json.isPresent()) {
            json.get().print(probe);
            out.flush();
            return;
        }
        if (probe.index() % settings.queries() == 0) {
            hostOfHop = "";
            out.printf("%n%2d ", settings.firstHop() + probe.index() / settings.queries());
        }
        out.print(probe.answer().map(this::text).orElse(" *"));
        out.flush();
    }

    /** Ends the last line. */
    void end() {
        if (json.isEmpty()) {
            out.println();
        }
        out.flush();
    }

    private String text(HopAnswer answer) {
        String host = host(answer);
        String shown = host.equals(hostOfHop) ? "" : " " + host;
        hostOfHop = host;
        return shown
                + String.format(Locale.ROOT, "  %.3f ms", answer.roundTrip().toNanos() / NANOSECONDS)
                + (answer.remark().isEmpty() ? "" : " " + answer.remark())
                + (answer.newMtu().isPresent() ? " F=" + answer.newMtu().getAsInt() : "");
    }

    private String host(HopAnswer answer) {
        IpAddress address = answer.host();
        Optional<String> added = settings.extensions() ? answer.extensions().map(ExtensionText::of) : Optional.empty();
        return (settings.numeric() ? names.text(address) : names.name(address) + " (" + names.text(address) + ")")
                + added.map(text -> " <" + text + ">").orElse("");
    }
}
