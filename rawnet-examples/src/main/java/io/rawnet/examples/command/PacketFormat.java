package io.rawnet.examples.command;

import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.packet.PacketJson;
import io.rawnet.examples.tool.packet.PacketStyle;
import io.rawnet.examples.tool.packet.PacketText;
import io.rawnet.examples.tool.packet.SeenPacket;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that say how to print packets. Those that tcpdump(8) counts may be given more than once. */
final class PacketFormat {
    @Option(
            names = {"-n", "--numeric"},
            description = "look up no names of addresses")
    private boolean[] numeric = {};

    @Option(
            names = {"-v", "--tree"},
            description = "print each field on a line of its own")
    private boolean[] tree = {};

    @Option(
            names = {"-x", "-X", "--hex"},
            description = "print the octets too")
    private boolean[] hex = {};

    @Option(names = "--json", description = "print one JSON object a line, with the names of docs/json.md")
    private boolean json;

    boolean hex() {
        return hex.length > 0;
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
                : new PacketText(out, new PacketStyle(linkHeader, numeric.length > 0, tree(), hex()));
    }

    /** {@return a writer to the same place that is flushed only when it is asked} */
    static PrintWriter unhurried(PrintWriter out) {
        return new PrintWriter(out, false);
    }
}
