package io.rawnet.examples;

import io.rawnet.examples.command.ListenCommand;
import io.rawnet.examples.command.TourCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code rawnet} command. */
@Command(
        name = "rawnet",
        description = "Listens to, crafts, sends and captures packets at the transport, IP or link layer.",
        subcommands = {TourCommand.class, ListenCommand.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true)
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process: status 0 if it worked, 1 if something failed, 2 if the command line is wrong.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** {@return the command, ready to be executed; failures become one message on its standard error} */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("rawnet " + command.getCommandName() + ": " + message(failure));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
