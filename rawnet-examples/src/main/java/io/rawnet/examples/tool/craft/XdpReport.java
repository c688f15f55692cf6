package io.rawnet.examples.tool.craft;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.XdpQueueCounts;
import io.rawnet.xdp.XdpStatistics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Prints what send through AF_XDP sends, for people or for programs. */
public final class XdpReport {
    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
    private static final int INDENT = 4;

    private final PrintWriter out;
    private final Optional<JsonLines> json;
    private final boolean hex;

    /**
     * Prints nothing yet.
     *
     * @param out where to print to
     * @param json prints objects there; empty to print for people
     * @param hex whether the octets are printed too
     */
    public XdpReport(PrintWriter out, Optional<JsonLines> json, boolean hex) {
        this.out = out;
        this.json = json;
        this.hex = hex;
    }

    /**
     * Prints the first packet.
     *
     * @param packet the packet
     */
    public void first(Packet packet) {
        if (json.isPresent()) {
            new CraftJson(json.get()).sent(0, packet, List.of());
            return;
        }
        out.println("first " + packet);
        if (hex) {
            out.print(HexDump.format(packet.octets().buffer()).indent(INDENT));
        }
        out.flush();
    }

    /**
     * Prints the counts.
     *
     * @param counted what was counted
     * @param time how long it took
     */
    public void end(XdpQueueCounts counted, Duration time) {
        XdpStatistics counts = counted.counted();
        if (json.isPresent()) {
            counted.print(json.get());
            json.get().print(line -> line.put("type", "sendStatistics")
                    .put("sent", counts.sent())
                    .put("durationMilliseconds", time));
            return;
        }
        double seconds = Math.max(1, time.toNanos()) / NANOSECONDS;
        out.println();
        out.printf(
                Locale.ROOT,
                "%s sent in %.3f s, %.0f a second%n",
                packets(counts.sent()),
                seconds,
                counts.sent() / seconds);
        out.println(packets(counts.sendDropped()) + " dropped by interface");
        if (counts.sendInvalid() > 0) {
            out.println(packets(counts.sendInvalid()) + " refused by kernel");
        }
        out.flush();
    }

    private static String packets(long number) {
        return number + (number == 1 ? " packet" : " packets");
    }
}
