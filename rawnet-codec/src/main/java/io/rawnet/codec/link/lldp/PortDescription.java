package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.RemoteText;
import java.nio.charset.StandardCharsets;

/**
 * What the port is called for people, type 4 (IEEE 802.1AB-2016 clause 8.5.5).
 *
 * @param value the text in UTF-8, at most 511 octets; the standard allows 255
 */
public record PortDescription(Octets value) implements LldpTlv {
    static final int TYPE = 4;

    public PortDescription {
        Range.check("value length", value.size(), MAX_VALUE);
    }

    /**
     * {@return a description}
     *
     * @param text the text, at most 511 octets in UTF-8
     * @throws IllegalArgumentException if it is longer
     */
    public static PortDescription of(String text) {
        return new PortDescription(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int type() {
        return TYPE;
    }

    /** {@return the text; what is not printable comes out as a question mark} */
    public String text() {
        return RemoteText.of(value);
    }

    @Override
    public String toString() {
        return "port description \"" + text() + '"';
    }
}
