package io.rawnet.examples.tour.lab;

import java.util.regex.Pattern;

/**
 * A line of a notebook.
 *
 * @param kind what it is about: did, runs, sent, seen or checked
 * @param text what it says
 */
public record Note(String kind, String text) {
    private static final Pattern HEX_DUMP = Pattern.compile("[0-9a-f]{8}  [0-9a-f]{2} .*");

    /** {@return whether it is a line of a hex dump, whose columns are what makes it readable} */
    public boolean isDump() {
        return HEX_DUMP.matcher(text).matches();
    }
}
