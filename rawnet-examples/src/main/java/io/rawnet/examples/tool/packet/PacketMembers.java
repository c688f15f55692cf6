package io.rawnet.examples.tool.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.option.ElementList;
import io.rawnet.codec.packet.HeaderField;
import io.rawnet.codec.packet.LayerChecksum;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.packet.Stop;
import io.rawnet.examples.tool.JsonObject;
import java.util.List;
import java.util.Optional;

/** What programs are told of a packet, the same by every command: its layers, what is behind them, and what is wrong. */
public final class PacketMembers {
    private PacketMembers() {}

    /**
     * Puts the headers and the rest of a packet, what it quotes, and the rules that it breaks.
     *
     * @param line where to put it
     * @param packet the packet
     * @param offload what is known of its transport checksum
     */
    public static void put(JsonObject line, Packet packet, ChecksumOffload offload) {
        put(line, packet, packet.checksums(offload));
        packet.quoted()
                .ifPresent(quoted -> line.putObject("quoted", object -> put(object, quoted, quoted.checksums())));
        line.putObjects(
                "violations", packet.violations(offload), (object, violation) -> object.put("rule", violation.clause())
                        .put("offset", violation.offset())
                        .put("explanation", violation.explanation()));
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

    /** Puts a value; a number that stands for a protocol is followed by its name. */
    static void put(JsonObject object, String name, Object value) {
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
