package io.rawnet.examples.command;

import picocli.CommandLine.Model.CommandSpec;

/** The width of the terminal. */
final class Columns {
    private static final int FEWEST = 40;

    private Columns() {}

    /** {@return the columns to print in: what the variable COLUMNS says, else what the terminal says, else 80; at least 40} */
    static int of(CommandSpec spec) {
        try {
            return Math.max(FEWEST, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException unset) {
            return Math.max(FEWEST, spec.usageMessage().width());
        }
    }
}
