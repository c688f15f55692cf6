package io.rawnet.examples;

import io.rawnet.examples.command.ArpingCommand;
import io.rawnet.examples.command.CaptureCommand;
import io.rawnet.examples.command.ExchangeCommand;
import io.rawnet.examples.command.FilterCommand;
import io.rawnet.examples.command.HandshakeCommand;
import io.rawnet.examples.command.InterfacesCommand;
import io.rawnet.examples.command.ListenCommand;
import io.rawnet.examples.command.PingCommand;
import io.rawnet.examples.command.ReadCommand;
import io.rawnet.examples.command.ScanCommand;
import io.rawnet.examples.command.SendCommand;
import io.rawnet.examples.command.TourCommand;
import io.rawnet.examples.command.TracerouteCommand;
import io.rawnet.examples.facts.KernelFactsCommand;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * What {@code rawnet} can do, in the order of its help. The names stand apart from the classes, so that a run loads the class of one
 * command alone.
 */
final class Subcommands {
    static final List<String> NAMES = List.of(
            "tour",
            "listen",
            "send",
            "exchange",
            "scan",
            "handshake",
            "ping",
            "traceroute",
            "arping",
            "capture",
            "read",
            "filter",
            "interfaces",
            "kernel-facts");

    private Subcommands() {}

    /** Adds the command that a command line begins with; all of them, if it begins with none or with one that is about the others. */
    static void addTo(CommandLine rawnet, String... arguments) {
        if (arguments.length > 0 && NAMES.contains(arguments[0])) {
            rawnet.addSubcommand(type(arguments[0]));
        } else {
            NAMES.forEach(name -> rawnet.addSubcommand(type(name)));
            rawnet.addSubcommand(GenerateCompletion.class).addSubcommand(HelpCommand.class);
        }
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "tour" -> TourCommand.class;
            case "listen" -> ListenCommand.class;
            case "send" -> SendCommand.class;
            case "exchange" -> ExchangeCommand.class;
            case "scan" -> ScanCommand.class;
            case "handshake" -> HandshakeCommand.class;
            case "ping" -> PingCommand.class;
            case "traceroute" -> TracerouteCommand.class;
            case "arping" -> ArpingCommand.class;
            case "capture" -> CaptureCommand.class;
            case "read" -> ReadCommand.class;
            case "filter" -> FilterCommand.class;
            case "interfaces" -> InterfacesCommand.class;
            case "kernel-facts" -> KernelFactsCommand.class;
            default -> throw new IllegalArgumentException("no command is called " + name);
        };
    }
}
