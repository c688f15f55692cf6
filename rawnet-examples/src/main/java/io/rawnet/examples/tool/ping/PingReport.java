package io.rawnet.examples.tool.ping;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.HostNames;
import io.rawnet.examples.tool.IcmpErrorText;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.Printable;
import io.rawnet.examples.tool.RoundTrips;
import io.rawnet.examples.tool.Target;
import io.rawnet.packet.LinkInterface;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/** Counts what happened, and prints it as ping(8) does. */
final class PingReport {
    private static final int IPV4_AND_ICMP = 28;
    private static final int OCTETS_A_LINE = 32;
    private static final int PERCENT = 100;

    private final PingSettings settings;
    private final byte[] data;
    private final PrintWriter out;
    private final PrintWriter err;
    private final HostNames names;
    private final Optional<PingJson> json;
    private final RoundTrips roundTrips = new RoundTrips();
    private long firstSent;
    private long lastSent;
    private long transmitted;
    private long received;
    private long duplicates;
    private long corrupted;
    private long errors;

    /**
     * Has nothing to report yet.
     *
     * @param data what each request carries
     */
    PingReport(PingSettings settings, byte[] data, PrintWriter out, PrintWriter err, Optional<JsonLines> lines) {
        this.settings = settings;
        this.data = data;
        this.out = out;
        this.err = err;
        // a user who gives numbers reads numbers
        names = new HostNames(
                settings.numeric() || settings.target().literal(),
                settings.target().zone().map(LinkInterface::name));
        json = lines.map(printer -> new PingJson(printer, names));
    }

    long received() {
        return received;
    }

    long errors() {
        return errors;
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    /** Prints the first line. */
    void start(IpAddress source) {
        if (json.isPresent()) {
            return;
        }
        Target target = settings.target();
        String host = Printable.text(target.name());
        String from = settings.interfaceName().isPresent() || settings.source().isPresent()
                ? " from " + source + " " + settings.interfaceName().orElse("") + ":"
                : "";
        if (target.isIpv4()) {
            out.printf(
                    "PING %s (%s)%s %d(%d) bytes of data.%n",
                    host, target.address(), from, settings.size(), settings.size() + IPV4_AND_ICMP);
        } else {
            String address = names.text(target.address());
            out.printf("PING %s(%s)%s %d data bytes%n", host, address, from, settings.size());
        }
        out.flush();
    }

    void sent(long nanoTime) {
        if (transmitted == 0) {
            firstSent = nanoTime;
        }
        lastSent = nanoTime;
        transmitted++;
        if (isDrawn()) {
            out.print('.');
            out.flush();
        }
    }

    void reply(PingEvent.Reply reply) {
        roundTrips.add(reply.roundTrip());
        if (reply.badChecksum()) {
            corrupted++;
        } else if (reply.duplicate()) {
            duplicates++;
        } else {
            received++;
        }
        if (isDrawn()) {
            out.print("\b \b");
        } else if (!settings.quiet()) {
            json.ifPresentOrElse(printer -> printer.reply(reply), () -> out.println(line(reply)));
        }
        out.flush();
    }

    private String line(PingEvent.Reply reply) {
        return reply.length() + " bytes from " + names.label(reply.source()) + ": icmp_seq=" + reply.sequenceNumber()
                + (reply.hopLimit().isPresent() ? " ttl=" + reply.hopLimit().getAsInt() : "")
                + (reply.data().size() < data.length ? " (truncated)" : "")
                + " time=" + RoundTrips.milliseconds(reply.roundTrip()) + " ms"
                + (reply.duplicate() ? " (DUP!)" : "")
                + (reply.badChecksum() ? " (BAD CHECKSUM!)" : "")
                + (reply.otherAddress() ? " (DIFFERENT ADDRESS!)" : "")
                + wrongData(reply.data());
    }

    /** {@return the first octet that differs from what was sent, and all octets of the reply; nothing if none differs} */
    private String wrongData(Octets octets) {
        for (int index = 0; index < Math.min(octets.size(), data.length); index++) {
            int expected = Byte.toUnsignedInt(data[index]);
            if (octets.get(index) != expected) {
                return String.format(
                                "%nwrong data byte #%d should be 0x%x but was 0x%x", index, expected, octets.get(index))
                        + dump(octets);
            }
        }
        return "";
    }

    private static String dump(Octets octets) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < octets.size(); index++) {
            text.append(index % OCTETS_A_LINE == 0 ? String.format("%n#%d\t", index) : "");
            text.append(String.format("%x ", octets.get(index)));
        }
        return text.toString();
    }

    void failed(PingEvent.Failed failed) {
        errors++;
        if (isDrawn()) {
            out.print("\bE");
        } else if (!settings.quiet()) {
            json.ifPresentOrElse(
                    printer -> printer.failed(failed),
                    () -> out.println("From " + names.label(failed.offender()) + ": seq " + failed.sequenceNumber()
                            + " " + IcmpErrorText.of(failed.error())));
        }
        out.flush();
    }

    void tooLong(int mtu) {
        errors++;
        complain("local error: message too long, mtu=" + mtu);
    }

    void refused(String message) {
        errors++;
        complain(message);
    }

    private void complain(String message) {
        if (!settings.quiet() && !settings.flood()) {
            err.println("rawnet ping: " + Printable.text(message));
            err.flush();
        }
    }

    private boolean isDrawn() {
        return settings.flood() && !settings.quiet() && json.isEmpty();
    }

    /** Prints the statistics. */
    void end() {
        if (json.isPresent()) {
            json.get()
                    .end(
                            names.text(settings.target().address()),
                            transmitted,
                            received,
                            duplicates,
                            errors,
                            roundTrips);
            out.flush();
            return;
        }
        out.println();
        out.println("--- " + Printable.text(settings.target().name()) + " ping statistics ---");
        out.println(transmitted + " packets transmitted, " + received + " received" + some(duplicates, "duplicates")
                + some(corrupted, "corrupted") + some(errors, "errors") + loss() + ", time "
                + Duration.ofNanos(lastSent - firstSent).toMillis() + "ms");
        out.println(roundTrips.isEmpty() ? "" : "rtt " + roundTrips);
        out.flush();
    }

    private String loss() {
        if (transmitted == 0) {
            return "";
        }
        BigDecimal percent = BigDecimal.valueOf(PERCENT * (transmitted - received))
                .divide(BigDecimal.valueOf(transmitted), new MathContext(6));
        return ", " + percent.stripTrailingZeros().toPlainString() + "% packet loss";
    }

    private static String some(long number, String of) {
        return number == 0 ? "" : ", +" + number + " " + of;
    }
}
