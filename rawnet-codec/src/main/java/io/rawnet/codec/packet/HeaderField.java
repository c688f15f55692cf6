package io.rawnet.codec.packet;

import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
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
 * One field of a header for programs and for people: its name and its value, and both as people write them, bounded in length. A value with
 * parts, as an {@link ElementList} has, shows them on lines of their own.
 *
 * @param name name of the component of the header's record, for instance {@code timeToLive}
 * @param value value of the component, an {@link Optional} where it may be missing
 */
public record HeaderField(String name, Object value) {

    private static final int SHOWN_OCTETS = 32;
    private static final int SHOWN_PARTS = 64;
    private static final int SHOWN_CHARACTERS = 200;

    /** Numbers that are bits or labels rather than quantities. */
    private static final Set<String> HEXADECIMAL =
            Set.of("bits", "controlBits", "flags", "key", "organization", "verificationTag", "securityParametersIndex");

    public HeaderField {
        NotNull.check("name", name, "value", value);
    }

    /**
     * {@return the fields of a header, in the order of its record; empty where it is no record, or one that its module does not let us look
     * into}
     *
     * @param header a header, or a part of one that is a record too, such as the body of an ICMP message
     */
    public static List<HeaderField> of(Object header) {
        RecordComponent[] components = header.getClass().getRecordComponents();
        List<HeaderField> fields = new ArrayList<>();
        try {
            for (int i = 0; components != null && i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(header);
                // a program's own header may have null where rawnet's have an Optional
                fields.add(new HeaderField(components[i].getName(), value == null ? Optional.empty() : value));
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
        Object content = withoutOptional(value);
        if (content instanceof List<?> list) {
            return list;
        }
        return content instanceof ElementList<?> elements ? elements.list() : null;
    }

    /** {@return the name as words: {@code time to live} for {@code timeToLive}} */
    public String words() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** {@return whether this is a checksum that is there} */
    public boolean isChecksum() {
        return withoutOptional(value) instanceof Number && words().endsWith("checksum");
    }

    /** {@return the value on one line; where it has several parts, how many} */
    public String text() {
        Object content = withoutOptional(value);
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
    public List<String> parts() {
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
