package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.RemoteText;
import java.nio.charset.StandardCharsets;

/**
 * The system's name, type 5 (IEEE 802.1AB-2016 clause 8.5.6), in most cases its domain name.
 *
 * @param value the text in UTF-8, at most 511 octets; the standard allows 255
 */
public record SystemName(Octets value) implements LldpTlv {
    static final int TYPE = 5;

    public SystemName {
        Range.check("value length", value.size(), MAX_VALUE);
    }

    /**
     * {@return a name}
     *
     * @param text the text, at most 511 octets in UTF-8
     * @throws IllegalArgumentException if it is longer
     */
    public static SystemName of(String text) {
        return new SystemName(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
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
        return "name \"" + text() + '"';
    }
}
