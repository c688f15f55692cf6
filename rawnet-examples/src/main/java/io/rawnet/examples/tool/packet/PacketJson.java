package io.rawnet.examples.tool.packet;

import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.JsonLines;
import java.util.function.Consumer;

/** Prints packets for programs: a JSON object for each, in a line of its own, with the names of docs/json.md. */
public final class PacketJson implements Consumer<SeenPacket> {
    private final JsonLines lines;

    /**
     * Prints nothing yet.
     *
     * @param lines where to print to
     */
    public PacketJson(JsonLines lines) {
        this.lines = lines;
    }

    @Override
    public void accept(SeenPacket seen) {
        Packet packet = seen.packet();
        lines.print(line -> {
            line.put("type", "packet")
                    .put("time", seen.time())
                    .put("interface", seen.interfaceName())
                    .put("direction", seen.sent().map(sent -> sent ? "out" : "in"))
                    .put("source", seen.route().map(Route::source))
                    .put("destination", seen.route().flatMap(Route::destination));
            PacketMembers.put(line, seen.first() instanceof LinkType ? "linkType" : "protocol", seen.first());
            line.put("capturedLength", seen.octets().remaining()).put("originalLength", seen.originalLength());
            PacketMembers.put(line, packet, seen.checksums());
        });
    }
}
