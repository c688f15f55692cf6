package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.RemoteText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Port description, system name or system description (IEEE 802.1AB-2016 clauses 8.5.5 to 8.5.7): text for people.
 *
 * @param type {@link #PORT_DESCRIPTION}, {@link #SYSTEM_NAME} or {@link #SYSTEM_DESCRIPTION}
 * @param value the text in UTF-8, at most 511 octets; the standard allows 255
 */
public record LldpText(int type, Octets value) implements LldpTlv {

    /** The type of a port description. */
    public static final int PORT_DESCRIPTION = 4;

    /** The type of a system name, in most cases a domain name. */
    public static final int SYSTEM_NAME = 5;

    /** The type of a system description, for instance hardware and operating system. */
    public static final int SYSTEM_DESCRIPTION = 6;

    private static final List<String> NAMES = List.of("port description", "name", "description");

    public LldpText {
        Range.oneOf("type", type, PORT_DESCRIPTION, SYSTEM_NAME, SYSTEM_DESCRIPTION);
        Range.check("value length", value.size(), MAX_VALUE);
    }

    /**
     * {@return a TLV with a text}
     *
     * @param type {@link #PORT_DESCRIPTION}, {@link #SYSTEM_NAME} or {@link #SYSTEM_DESCRIPTION}
     * @param text the text, at most 511 octets in UTF-8
     * @throws IllegalArgumentException if it is longer, or the type is another
     */
    public static LldpText of(int type, String text) {
        return new LldpText(type, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the text; a question mark stands for each character that is not printable} */
    public String text() {
        return RemoteText.of(value);
    }

    /** {@return for instance {@code name "sw1"}} */
    @Override
    public String toString() {
        return NAMES.get(type - PORT_DESCRIPTION) + " \"" + text() + '"';
    }
}
