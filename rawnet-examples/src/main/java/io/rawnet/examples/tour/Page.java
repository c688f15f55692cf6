package io.rawnet.examples.tour;

import java.io.PrintWriter;

/** Prints lines that fit a terminal: they are broken between words, and what has no room for that stays whole. */
final class Page {
    private static final String MORE = "  ";

    private final PrintWriter out;
    private final int width;
    private final Pause pause;
    private int shown;

    Page(PrintWriter out, int width) {
        this(out, width, Pause.NONE);
    }

    Page(PrintWriter out, int width, Pause pause) {
        this.out = out;
        this.width = width;
        this.pause = pause;
    }

    /** Says that the reader has read all lines so far. */
    void read() {
        shown = 0;
    }

    /** Keeps the next lines on one screen, as far as it holds them. */
    void keepTogether(int lines) {
        if (shown > 0 && shown + lines >= pause.rows()) {
            showMore();
        }
    }

    private void line(String line) {
        if (shown + 1 >= pause.rows()) {
            showMore();
        }
        out.println(line);
        shown++;
    }

    private void showMore() {
        pause.showMore();
        read();
    }

    /**
     * Prints a line of a hex dump, which fills 78 columns, almost at the margin.
     *
     * @param label what stands above it; blank for nothing
     * @param line the line
     */
    void dump(String label, String line) {
        if (!label.isBlank()) {
            line(label.stripTrailing());
        }
        line(" " + line);
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
                line(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(margin.length()) + MORE);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString().stripTrailing());
    }

    /** Prints an empty line. */
    void skip() {
        line("");
        out.flush();
    }

    /** Prints a drawing as it is. */
    void draw(String drawing) {
        keepTogether((int) drawing.lines().count());
        drawing.lines().forEach(this::line);
    }
}
