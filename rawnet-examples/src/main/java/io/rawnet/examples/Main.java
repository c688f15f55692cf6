package io.rawnet.examples;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.examples.tool.FileTrouble;
import io.rawnet.examples.tool.Printable;
import io.rawnet.linux.NativeBackEnd;
import java.io.PrintWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code rawnet} command. It is what picocli calls, because a lambda in its place is none that {@code bin/rawnet} can keep. */
@Command(
        name = "rawnet",
        description = "Listens to, crafts, sends and captures packets at the transport, IP or link layer.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements IVersionProvider, IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

    private Main() {}

    /**
     * Runs the command and ends the process: status 0 if it worked, 1 if something failed, 2 if the command line is wrong. Commands that
     * are named after a classic have the statuses of the classic.
     *
     * @param arguments the command line
     */
    public static void main(String... arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /**
     * {@return the command, ready to execute a command line; failures and misuse become one line on its standard error}
     *
     * @param arguments the command line; without any, every command is there
     */
    public static CommandLine commandLine(String... arguments) {
        Main main = new Main();
        CommandLine rawnet = new CommandLine(main);
        Subcommands.addTo(rawnet, arguments);
        rawnet.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(main)
                .setExecutionExceptionHandler(main);
        rawnet.getCommandSpec().versionProvider(main);
        for (CommandLine command : rawnet.getSubcommands().values()) {
            command.getCommandSpec().versionProvider(main);
        }
        return rawnet;
    }

    /** {@return the version, which stands in the module and in its archive; it is unknown when classes are run without them} */
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(Main.class.getPackage().getImplementationVersion()))
                .orElse("of an unknown version");
        return new String[] {
            "rawnet " + version + ", Java " + Runtime.version() + ", system calls through " + NativeBackEnd.inUse()
        };
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(name + ": " + oneLine(misuse.getMessage()) + similar(misuse) + " Try '" + name + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** {@return what ends the sentence about a word that is unknown: the known words that look like it, if there are any} */
    private static String similar(ParameterException misuse) {
        List<String> known =
                misuse instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return known.isEmpty() ? "." : "; did you mean " + String.join(" or ", known) + "?";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
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
        if (failure instanceof FileSystemException trouble) {
            return FileTrouble.text(trouble);
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
