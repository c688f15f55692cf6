package io.rawnet.examples.command;

import io.rawnet.examples.tool.craft.CraftJson;
import io.rawnet.examples.tool.craft.CraftReport;
import io.rawnet.examples.tool.craft.CraftSettings;
import io.rawnet.examples.tool.craft.CraftText;
import io.rawnet.examples.tool.craft.Crafting;
import io.rawnet.packet.LinkMode;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rawnet exchange}, as scapy's {@code sr1}. */
@Command(
        name = "exchange",
        description = {
            "Sends one crafted packet, waits for its answer, and prints the answer with all its layers.",
            "",
            "An ICMP error that quotes the packet is an answer too. Fields and layers are those of send.",
            ""
        },
        footer = {"", "Exit status: 0 if there was an answer; 1 if there was none; 2 for other errors."},
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class ExchangeCommand implements Callable<Integer> {
    /** Routers report errors too. */
    private static final String OR_AN_ERROR =
            " or icmp[0] = 3 or icmp[0] = 11 or icmp[0] = 12 or (icmp6 and ip6[40] < 5)";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraftOptions craft;

    @Option(
            names = {"-W", "--timeout"},
            paramLabel = "S",
            defaultValue = "1",
            description = "seconds to wait for the answer, each time; default: ${DEFAULT-VALUE}")
    private double timeout;

    @Option(
            names = {"-r", "--retry"},
            paramLabel = "N",
            defaultValue = "0",
            description = "how often to send the packet again if there is no answer; default: ${DEFAULT-VALUE}")
    private int retries;

    @Option(names = "--hex", description = "print the octets too")
    private boolean hex;

    @Mixin
    private JsonOption json;

    @Mixin
    private DiagramOption diagram;

    /** Made by picocli. */
    public ExchangeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Seconds.check(spec, "--timeout", timeout, Seconds.LEAST_PATIENCE);
        Arguments.check(spec, "--retry", retries, 0, Integer.MAX_VALUE);
        CraftSettings settings = craft.settings(spec, 1, Duration.ZERO, Optional.of(Seconds.of(timeout)), retries);
        Crafting crafting = new Crafting(settings);
        PrintWriter out = spec.commandLine().getOut();
        CraftReport report = json.lines(out)
                .<CraftReport>map(CraftJson::new)
                .orElseGet(() -> new CraftText(
                        settings,
                        new CraftText.Detail(true, hex),
                        out,
                        spec.commandLine().getErr()));
        Closeable picture =
                diagram.watch(LinkMode.DGRAM, "host " + settings.target().address() + OR_AN_ERROR);
        return new CtrlC(crafting::stop).guard(() -> {
            try (picture) {
                return crafting.run(report);
            }
        });
    }
}
