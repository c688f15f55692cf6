package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** A packet as an indented tree: one line a header, one line a field. */
final class PacketTree {

    private PacketTree() {}

    static String of(Packet packet) {
        StringBuilder tree = new StringBuilder();
        for (Header header : packet.headers()) {
            tree.append(header).append('\n');
            appendFields(tree, header);
        }
        tree.append("payload: ").append(packet.payload().size()).append(" octets\n");
        if (!packet.trailer().isEmpty()) {
            tree.append("trailer: ").append(packet.trailer().size()).append(" octets\n");
        }
        return tree.append(packet.stop()).append('\n').toString();
    }

    private static void appendFields(StringBuilder tree, Header header) {
        RecordComponent[] components = header.getClass().getRecordComponents();
        if (components == null) {
            return; // a header of the user's own that is not a record: its line has said it all
        }
        for (RecordComponent component : components) {
            Object value;
            try {
                value = component.getAccessor().invoke(header);
            } catch (ReflectiveOperationException e) {
                return; // a record that its module does not let us look into
            }
            tree.append("    ").append(words(component.getName())).append(": ");
            tree.append(text(component.getName(), value)).append('\n');
        }
    }

    /** {@code timeToLive} to {@code time to live}. */
    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String text(String name, Object value) {
        boolean hexadecimal =
                value instanceof Integer && name.toLowerCase(Locale.ROOT).contains("checksum");
        return hexadecimal ? String.format("0x%04x", (Integer) value) : String.valueOf(value);
    }
}
