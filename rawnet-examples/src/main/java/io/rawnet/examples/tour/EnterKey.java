package io.rawnet.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Waits before each stop, and where a screen is full, until the reader presses Enter; q and Enter end the tour before a stop. Where there is
 * nobody to press it, as at the end of a file, the tour goes on.
 *
 * @param out where to ask
 * @param in what the reader types
 * @param rows how many lines the reader sees at once
 */
public record EnterKey(PrintWriter out, InputStream in, int rows) implements Pause {
    @Override
    public boolean goesOn() {
        return ask("Enter runs it, q and Enter end the tour") != 'q';
    }

    @Override
    public void showMore() {
        ask("Enter shows more");
    }

    /** {@return the first character of what the reader types, or a negative number} */
    private int ask(String what) {
        out.print("   " + what + ": ");
        out.flush();
        try {
            int first = in.read();
            int typed = first;
            while (typed != '\n' && typed >= 0) {
                typed = in.read();
            }
            if (typed < 0) {
                out.println();
            }
            return first;
        } catch (IOException unreadable) {
            out.println();
            return -1;
        }
    }
}
