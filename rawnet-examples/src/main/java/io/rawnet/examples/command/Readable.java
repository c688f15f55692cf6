package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Values as people like to read them. */
final class Readable {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private Readable() {}

    /**
     * {@return text that others sent, with a question mark for each character that could take a terminal over or mislead its
     * reader} Line feeds and tabs stay.
     */
    static String text(Octets octets) {
        String text = StandardCharsets.UTF_8.decode(octets.buffer()).toString().replace("\r\n", "\n");
        return NOT_PRINTABLE.matcher(text).replaceAll("?");
    }
}
