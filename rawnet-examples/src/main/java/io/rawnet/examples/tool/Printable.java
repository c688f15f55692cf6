package io.rawnet.examples.tool;

import java.util.regex.Pattern;

/** Text that cannot take a terminal over. */
public final class Printable {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final Pattern NOT_PRINTABLE_IN_LINES = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private Printable() {}

    /**
     * {@return text of one line with a question mark for each control character}
     *
     * @param text what a user or a name server gave
     */
    public static String text(String text) {
        return NOT_PRINTABLE.matcher(text).replaceAll("?");
    }

    /**
     * {@return text of many lines with a question mark for each control character but line feeds and tabs} Lines that end with carriage return
     * and line feed end with line feed.
     *
     * @param text what others sent
     */
    public static String lines(String text) {
        return NOT_PRINTABLE_IN_LINES.matcher(text.replace("\r\n", "\n")).replaceAll("?");
    }
}
