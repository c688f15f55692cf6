package io.rawnet.examples.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of arguments that end with a message and the exit status for misuse. */
final class Arguments {
    private Arguments() {}

    static void check(CommandSpec spec, String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw misuse(spec, name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    static ParameterException misuse(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
