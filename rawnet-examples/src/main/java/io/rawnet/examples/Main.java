package io.rawnet.examples;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.examples.command.ArpingCommand;
import io.rawnet.examples.command.CaptureCommand;
import io.rawnet.examples.command.FilterCommand;
import io.rawnet.examples.command.HandshakeCommand;
import io.rawnet.examples.command.ListenCommand;
import io.rawnet.examples.command.PingCommand;
import io.rawnet.examples.command.ReadCommand;
import io.rawnet.examples.command.SendCommand;
import io.rawnet.examples.command.TourCommand;
import io.rawnet.examples.command.TracerouteCommand;
import io.rawnet.examples.facts.KernelFactsCommand;
import java.io.PrintWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code rawnet} command. */
@Command(
        name = "rawnet",
        description = "Listens to, crafts, sends and captures packets at the transport, IP or link layer.",
        subcommands = {
            TourCommand.class,
            ListenCommand.class,
            SendCommand.class,
            HandshakeCommand.class,
            PingCommand.class,
            TracerouteCommand.class,
            ArpingCommand.class,
            CaptureCommand.class,
            ReadCommand.class,
            FilterCommand.class,
            KernelFactsCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
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
        CommandLine rawnet = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        rawnet.getCommandSpec().version(version());
        rawnet.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .version(version()));
        return rawnet;
    }

    /** The version stands in the module, which is none when classes are run without one. */
    private static String version() {
        String version = Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of an unknown version");
        return "rawnet " + version + ", Java " + Runtime.version();
    }

    private static int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof BpfSyntaxException syntax) {
            err.println(
                    "rawnet " + command.getCommandName() + ": the expression is wrong at column " + syntax.column());
            err.println(syntax.rendering());
            return CommandLine.ExitCode.USAGE;
        }
        err.println("rawnet " + command.getCommandName() + ": " + message(failure));
        // a value that a header has no room for: only an argument can have brought it in
        return failure instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
