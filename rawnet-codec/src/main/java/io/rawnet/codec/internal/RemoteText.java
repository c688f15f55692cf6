package io.rawnet.codec.internal;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text that a stranger wrote and a person will read on a terminal or in a log. */
public final class RemoteText {

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private RemoteText() {}

    /**
     * {@return octets read as UTF-8, with a question mark for each character that is not printable}
     *
     * @param octets the octets
     */
    public static String of(Octets octets) {
        String text = new String(octets.toArray(), StandardCharsets.UTF_8);
        return NOT_PRINTABLE.matcher(text).replaceAll("?");
    }
}
