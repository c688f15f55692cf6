package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.option.ElementList;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One field of a header for people: its name as words, its value as people write such values, bounded in length. A value with
 * parts, as an {@link ElementList} has, shows them on lines of their own.
 */
record FieldText(String name, Object content) {

    private static final int SHOWN_OCTETS = 32;
    private static final int SHOWN_PARTS = 64;
    private static final int SHOWN_CHARACTERS = 200;

    /** Numbers that are bits or labels rather than quantities. */
    private static final Set<String> HEXADECIMAL =
            Set.of("bits", "controlBits", "flags", "key", "organization", "verificationTag", "securityParametersIndex");

    FieldText {
        content = withoutOptional(content);
    }

    /** {@return the fields of a header; empty where it is no record, or one that its module does not let us look into} */
    static List<FieldText> of(Header header) {
        RecordComponent[] components = header.getClass().getRecordComponents();
        List<FieldText> fields = new ArrayList<>();
        try {
            for (int i = 0; components != null && i < components.length; i++) {
                fields.add(new FieldText(
                        components[i].getName(), components[i].getAccessor().invoke(header)));
            }
            return fields;
        } catch (ReflectiveOperationException e) {
            return List.of(); // its line says it all
        }
    }

    private static Object withoutOptional(Object value) {
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? (Object) number.getAsInt() : "none";
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? (Object) number.getAsLong() : "none";
        }
        return value instanceof Optional<?> optional ? optional.isPresent() ? optional.get() : "none" : value;
    }

    /** {@return what the value consists of, or null where it is one thing} */
    private List<?> elements() {
        if (content instanceof List<?> list) {
            return list;
        }
        return content instanceof ElementList<?> elements ? elements.list() : null;
    }

    /** {@return the name as words: {@code time to live} for {@code timeToLive}} */
    String words() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** {@return whether this is a checksum that is there} */
    boolean isChecksum() {
        return content instanceof Number && words().endsWith("checksum");
    }

    /** {@return the value on one line; where it has several parts, how many} */
    String value() {
        List<?> elements = elements();
        if (elements != null) {
            return switch (elements.size()) {
                case 0 -> "none";
                case 1 -> bounded(elements.get(0));
                default -> elements.size() + " parts";
            };
        }
        if (content instanceof Octets octets) {
            return text(octets);
        }
        if (content instanceof Protocol protocol) {
            return text(protocol);
        }
        if (content instanceof Number number && (isChecksum() || HEXADECIMAL.contains(name))) {
            // a checksum of two octets has its zeros shown; CRC32c is longer
            return String.format(isChecksum() ? "0x%04x" : "0x%x", number);
        }
        return bounded(content);
    }

    private static String text(Octets octets) {
        return octets.isEmpty() ? "none" : BoundedText.of(octets, SHOWN_OCTETS);
    }

    /** The name, and the number as it is usually written. */
    private static String text(Protocol protocol) {
        boolean hexadecimal = protocol instanceof EtherType || protocol instanceof PppProtocol;
        String number = String.format(hexadecimal ? "0x%04x" : "%d", protocol.number());
        String named = bounded(protocol);
        return named.contains(number) ? named : named + " (" + number + ")";
    }

    /** {@return the parts of a value that has several, a line each} */
    List<String> parts() {
        List<?> elements = elements();
        return elements == null || elements.size() < 2 ? List.of() : lines(elements);
    }

    /** {@return a line for each of the first elements of a list, and how many more there are} */
    static List<String> lines(List<?> elements) {
        List<String> lines = new ArrayList<>();
        elements.stream().limit(SHOWN_PARTS).forEach(element -> lines.add(bounded(element)));
        if (elements.size() > SHOWN_PARTS) {
            lines.add("and " + (elements.size() - SHOWN_PARTS) + " more");
        }
        return lines;
    }

    private static String bounded(Object value) {
        String text = String.valueOf(value).replace('\n', ' ');
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
