package io.rawnet.examples.tool.packet;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.option.ElementList;
import io.rawnet.codec.packet.HeaderField;
import io.rawnet.codec.packet.LayerChecksum;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.packet.Stop;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.JsonObject;
import java.util.List;
import java.util.Optional;
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
            put(line, seen.first() instanceof LinkType ? "linkType" : "protocol", seen.first());
            line.put("capturedLength", seen.octets().remaining()).put("originalLength", seen.originalLength());
            put(line, packet, packet.checksums(seen.checksums()));
            packet.quoted()
                    .ifPresent(quoted -> line.putObject("quoted", object -> put(object, quoted, quoted.checksums())));
            line.putObjects("violations", packet.violations(seen.checksums()), (object, violation) -> object.put(
                            "rule", violation.clause())
                    .put("offset", violation.offset())
                    .put("explanation", violation.explanation()));
        });
    }

    /** Puts the headers and the rest of a packet. */
    private static void put(JsonObject line, Packet packet, List<LayerChecksum> checksums) {
        int[] offset = {0};
        line.putObjects("layers", packet.headers(), (object, header) -> {
            put(object, header, offset[0], state(header, checksums));
            offset[0] += header.length();
        });
        line.put("payload", packet.payload());
        if (!packet.trailer().isEmpty()) {
            line.put("trailer", packet.trailer());
        }
        if (packet.stop().reason() != Stop.Reason.NO_FURTHER_HEADER) {
            line.put("stop", packet.stop().reason())
                    .put("stopExplanation", packet.stop().explanation());
        }
    }

    /** {@return the state of a header's checksum; the same header object may be there twice, with equal octets around} */
    private static Optional<ChecksumState> state(Header header, List<LayerChecksum> checksums) {
        return checksums.stream()
                .filter(each -> each.header() == header)
                .map(LayerChecksum::state)
                .findFirst();
    }

    private static void put(JsonObject object, Header header, int offset, Optional<ChecksumState> state) {
        object.put("header", header.getClass().getSimpleName())
                .put("offset", offset)
                .put("length", header.length())
                .put("checksumState", state.map(ChecksumState::verdict))
                .put(
                        "checksumExpected",
                        state.filter(each -> each.verdict() == ChecksumState.Verdict.INVALID)
                                .map(ChecksumState::expected));
        object.putObject("fields", fields -> putFields(fields, header));
    }

    private static void putFields(JsonObject object, Object header) {
        for (HeaderField field : HeaderField.of(header)) {
            put(object, field.name(), field.value());
        }
    }

    private static void put(JsonObject object, String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> put(object, name, present));
        } else if (value instanceof Protocol protocol) {
            object.put(name, protocol.number()).put(name + "Name", protocol.toString());
        } else if (value instanceof ElementList<?> elements) {
            object.put(name, texts(elements.list()));
        } else if (value instanceof List<?> list) {
            object.put(name, texts(list));
        } else if (value instanceof MessageBody body) {
            object.putObject(name, fields -> putFields(fields, body));
        } else {
            object.put(name, value);
        }
    }

    private static List<String> texts(List<?> elements) {
        return elements.stream().map(String::valueOf).toList();
    }
}
