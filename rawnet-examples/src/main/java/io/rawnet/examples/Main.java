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
import io.rawnet.examples.tool.Printable;
import io.rawnet.linux.NativeBackEnd;
import java.io.PrintWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

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
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

    private Main() {}

    /**
     * Runs the command and ends the process: status 0 if it worked, 1 if something failed, 2 if the command line is wrong. Commands that
     * are named after a classic have the statuses of the classic.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** {@return the command, ready to be executed; failures and misuse become one line on its standard error} */
    public static CommandLine commandLine() {
        CommandLine rawnet = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((misuse, arguments) -> report(misuse))
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        rawnet.getCommandSpec().versionProvider(Main::version);
        rawnet.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(Main::version));
        return rawnet;
    }

    /** The version stands in the module, which is none when classes are run without one. */
    private static String[] version() {
        String version = Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of an unknown version");
        return new String[] {
            "rawnet " + version + ", Java " + Runtime.version() + ", system calls through " + NativeBackEnd.inUse()
        };
    }

    private static int report(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(misuse.getMessage()) + "; see " + name + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof BpfSyntaxException syntax) {
            err.println(
                    "rawnet " + command.getCommandName() + ": the expression is wrong at column " + syntax.column());
            err.println(syntax.rendering());
            return CommandLine.ExitCode.USAGE;
        }
        err.println("rawnet " + command.getCommandName() + ": " + oneLine(message(failure)));
        // a value that a header has no room for: only an argument can have brought it in
        return failure instanceof IllegalArgumentException
                ? CommandLine.ExitCode.USAGE
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String oneLine(String message) {
        return Printable.text(LINE_ENDS.matcher(message).replaceAll(" "));
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
