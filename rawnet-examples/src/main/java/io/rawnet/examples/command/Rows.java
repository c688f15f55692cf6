package io.rawnet.examples.command;

import io.rawnet.examples.tool.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The height of the terminal. */
final class Rows {
    private static final File TERMINAL = new File("/dev/tty");
    private static final int FEWEST = 10;
    private static final int USUAL = 24;

    private Rows() {}

    /**
     * {@return how many lines are seen at once: what stty(1) says, else what the variable LINES says, else 24, and at least 10; without end where
     * the standard output is no terminal}
     */
    static int ofTerminal() {
        if (!Terminal.OUT.isPresent()) {
            return Integer.MAX_VALUE;
        }
        int rows = number(size().split(" ")[0]);
        int told = rows > 0 ? rows : number(System.getenv().getOrDefault("LINES", ""));
        return told > 0 ? Math.max(FEWEST, told) : USUAL;
    }

    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException absent) {
            return "";
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
