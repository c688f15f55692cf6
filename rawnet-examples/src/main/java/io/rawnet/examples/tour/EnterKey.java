package io.rawnet.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Waits before each stop until the reader presses Enter; q and Enter end the tour. Where there is nobody to press it, as at the end of a
 * file, the tour goes on.
 *
 * @param out where to ask
 * @param in what the reader types
 */
public record EnterKey(PrintWriter out, InputStream in) implements Pause {
    @Override
    public boolean goesOn() {
        out.print("   Enter runs it, q and Enter end the tour: ");
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
            return first != 'q';
        } catch (IOException unreadable) {
            out.println();
            return true;
        }
    }
}
