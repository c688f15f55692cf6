package io.rawnet.examples.manual;

/** Writes the requests of man(7). */
final class Roff {
    private final StringBuilder lines = new StringBuilder();

    /** Begins a page of section 1. Title and date are shown at its edges. */
    Roff(String title, String date) {
        lines.append(".TH " + title + " 1 " + date + " rawnet\n");
        lines.append(".nh\n.ad l\n"); // no hyphens within words, no gaps between them
    }

    void section(String title) {
        lines.append(".SH " + title + "\n");
    }

    void paragraph(String text) {
        lines.append(".PP\n" + escaped(text) + "\n");
    }

    /** Adds a line of text to the section or item that was begun. */
    void text(String text) {
        lines.append(escaped(text) + "\n");
    }

    /** Begins an item of a list: what it is called, in bold. */
    void item(String name) {
        lines.append(".TP\n.B " + escaped(name) + "\n");
    }

    /** {@return the whole page} */
    String finished() {
        return lines.toString();
    }

    /** Backslashes and hyphens are the letters they are; a point or an apostrophe at the start of a line is no request. */
    private static String escaped(String text) {
        String escaped =
                text.strip().replaceAll("\\s+", " ").replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
