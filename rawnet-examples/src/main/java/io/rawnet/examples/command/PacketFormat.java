package io.rawnet.examples.command;

import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.packet.OctetStyle;
import io.rawnet.examples.tool.packet.PacketJson;
import io.rawnet.examples.tool.packet.PacketStyle;
import io.rawnet.examples.tool.packet.PacketText;
import io.rawnet.examples.tool.packet.SeenPacket;
import io.rawnet.examples.tool.packet.TimeStyle;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how to print packets. Those that tcpdump(8) counts may be given more than once. */
final class PacketFormat {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-n", "--numeric"},
            description = "look up no names of addresses")
    private boolean[] numeric = {};

    @Option(
            names = {"-v", "--tree"},
            description = "print each field on a line of its own")
    private boolean[] tree = {};

    @Option(
            names = "-t",
            description =
                    "times, given so often: none; -tt seconds since 1970; -ttt since the packet before; -tttt with the date; -ttttt since the first packet")
    private boolean[] time = {};

    @Option(
            names = "-x",
            description = "print the octets behind the link header too, in hexadecimal; -xx: with the link header")
    private boolean[] hexWords = {};

    @Option(names = "-X", description = "like -x, with the characters of ASCII; -XX: with the link header")
    private boolean[] hexAndAscii = {};

    @Option(
            names = {"-A", "--ascii"},
            description = "print the octets behind the link header too, in ASCII")
    private boolean[] ascii = {};

    @Option(names = "--hex", description = "print all octets too, as hexdump -C does")
    private boolean hexdump;

    @Option(
            names = {"-l", "-S"},
            description =
                    "taken for those who are used to it: packets are printed as they come, sequence numbers as they are in the header")
    private boolean[] usual = {};

    @Option(names = "--json", description = "print one JSON object a line, with the names of docs/json.md")
    private boolean json;

    /** {@return whether the octets are asked for, in any form} */
    boolean hex() {
        return !octets().isEmpty();
    }

    private List<OctetStyle> octets() {
        List<OctetStyle> styles = new ArrayList<>();
        add(styles, OctetStyle.Form.HEX, hexWords.length);
        add(styles, OctetStyle.Form.HEX_AND_ASCII, hexAndAscii.length);
        if (ascii.length > 0) {
            styles.add(new OctetStyle(OctetStyle.Form.ASCII, false));
        }
        if (hexdump) {
            styles.add(new OctetStyle(OctetStyle.Form.HEXDUMP, true));
        }
        return styles;
    }

    private static void add(List<OctetStyle> styles, OctetStyle.Form form, int given) {
        if (given > 0) {
            styles.add(new OctetStyle(form, given > 1));
        }
    }

    private TimeStyle time() {
        if (time.length >= TimeStyle.values().length) {
            throw Arguments.misuse(spec, "-t may be given five times at most");
        }
        return TimeStyle.values()[time.length];
    }

    boolean tree() {
        return tree.length > 0;
    }

    boolean json() {
        return json;
    }

    /** {@return what prints a packet, and flushes nothing} */
    Consumer<SeenPacket> printer(PrintWriter out, boolean linkHeader) {
        return json
                ? new PacketJson(new JsonLines(out))
                : new PacketText(out, new PacketStyle(linkHeader, numeric.length > 0, tree(), time(), octets()));
    }

    /** {@return a writer to the same place that is flushed only when it is asked} */
    static PrintWriter unhurried(PrintWriter out) {
        return new PrintWriter(out, false);
    }
}
