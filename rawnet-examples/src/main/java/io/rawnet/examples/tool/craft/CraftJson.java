package io.rawnet.examples.tool.craft;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.JsonObject;
import io.rawnet.examples.tool.RoundTrips;
import io.rawnet.examples.tool.packet.PacketMembers;
import java.time.Duration;
import java.util.List;

/** Prints packets and answers for programs, with the names of docs/json.md. */
public final class CraftJson implements CraftReport {
    private final JsonLines lines;
    private final RoundTrips roundTrips = new RoundTrips();

    /**
     * Prints nothing yet.
     *
     * @param lines where to print to
     */
    public CraftJson(JsonLines lines) {
        this.lines = lines;
    }

    @Override
    public void sent(long index, Packet given, List<Packet> left) {
        boolean seen = !left.isEmpty();
        for (Packet packet : seen ? left : List.of(given)) {
            lines.print(line -> packet(line, "sent", index, packet).put("seen", seen));
        }
    }

    @Override
    public void answered(long index, Packet answer, Duration roundTrip, int tries) {
        roundTrips.add(roundTrip);
        lines.print(line -> packet(line, "answer", index, answer)
                .put("roundTripMilliseconds", roundTrip)
                .put("tries", tries));
    }

    private static JsonObject packet(JsonObject line, String type, long index, Packet packet) {
        line.put("type", type).put("packet", index + 1).put("text", packet).put("octets", packet.octets());
        PacketMembers.put(line, packet, ChecksumOffload.UNKNOWN);
        return line;
    }

    @Override
    public void unanswered(long index, Duration patience, int tries) {
        lines.print(line -> line.put("type", "noAnswer")
                .put("packet", index + 1)
                .put("waitedMilliseconds", patience)
                .put("tries", tries));
    }

    @Override
    public void end(long sent, long answered) {
        lines.print(line -> {
            line.put("type", "sendStatistics").put("sent", sent).put("answered", answered);
            roundTrips.put(line);
        });
    }
}
