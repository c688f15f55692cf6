package io.rawnet.examples.tool;

import java.util.regex.Pattern;

/** Text that cannot take a terminal over. */
public final class Printable {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /**
     * {@return text of one line with a question mark for each control character}
     *
     * @param text what a user or a name server gave
     */
    public static String text(String text) {
        return NOT_PRINTABLE.matcher(text).replaceAll("?");
    }
}
