package io.rawnet.examples.tour;

import java.io.PrintWriter;

/** Prints lines that fit a terminal: they are broken between words, and what has no room for that stays whole. */
final class Page {
    private static final String MORE = "  ";

    private final PrintWriter out;
    private final int width;

    Page(PrintWriter out, int width) {
        this.out = out;
        this.width = width;
    }

    /**
     * Prints a line of a hex dump, which fills 78 columns, almost at the margin.
     *
     * @param label what stands above it; blank for nothing
     * @param line the line
     */
    void dump(String label, String line) {
        if (!label.isBlank()) {
            out.println(label.stripTrailing());
        }
        out.println(" " + line);
    }

    /**
     * Prints a text of one line.
     *
     * @param margin what stands in front of it; as many blanks stand in front of the lines that follow
     * @param text the text
     */
    void print(String margin, String text) {
        StringBuilder line = new StringBuilder(margin);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(margin.length()) + MORE);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line.toString().stripTrailing());
    }

    /** Prints an empty line. */
    void skip() {
        out.println();
        out.flush();
    }

    /** Prints a drawing as it is. */
    void draw(String drawing) {
        out.println(drawing);
    }
}
