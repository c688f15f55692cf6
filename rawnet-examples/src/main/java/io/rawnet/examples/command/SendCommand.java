package io.rawnet.examples.command;

import io.rawnet.examples.tool.craft.CraftJson;
import io.rawnet.examples.tool.craft.CraftReport;
import io.rawnet.examples.tool.craft.CraftSettings;
import io.rawnet.examples.tool.craft.CraftText;
import io.rawnet.examples.tool.craft.Crafting;
import io.rawnet.examples.tool.craft.XdpSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rawnet send}, with names of options that hping3(8) and nping(1) have. */
@Command(
        name = "send",
        description = {
            "Crafts packets and sends them.",
            "",
            "At the transport layer the kernel writes the IP header, at the ip layer the one that is sent is ours, and at the"
                    + " link layer the Ethernet header too. Lengths and checksums are filled in. What is printed is what left.",
            ""
        },
        footer = {
            "",
            "Exit status: 0; 1 if something failed, or with --answer if no packet was answered; 2 if the command line is wrong."
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    private static final double LOWEST_RATE = 0.01;
    private static final double HIGHEST_RATE = 100_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CraftOptions craft;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            defaultValue = "1",
            description = "how many packets; default: ${DEFAULT-VALUE}")
    private long count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "S",
            defaultValue = "1",
            description = "seconds between two packets, 0 for no pause; default: ${DEFAULT-VALUE}")
    private double interval;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "most packets a second, instead of --interval; with --xdp unless given as many as possible")
    private Double rate;

    @Option(names = "--answer", description = "wait for the answer to each packet, and print it with its time")
    private boolean answer;

    @Option(
            names = {"-W", "--timeout"},
            paramLabel = "S",
            defaultValue = "1",
            description = "with --answer: seconds to wait for each answer; default: ${DEFAULT-VALUE}")
    private double timeout;

    @Option(names = "--hex", description = "print the octets too")
    private boolean hex;

    @Mixin
    private XdpOptions xdp;

    @Mixin
    private JsonOption json;

    /** Made by picocli. */
    public SendCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.check(spec, "--count", count, 1, Long.MAX_VALUE);
        Seconds.check(spec, "--interval", interval, 0);
        Seconds.check(spec, "--timeout", timeout, Seconds.LEAST_PATIENCE);
        checkRate();
        if (xdp.isGiven()) {
            return sendThroughXdp();
        }
        Optional<Duration> patience = answer ? Optional.of(Seconds.of(timeout)) : Optional.empty();
        CraftSettings settings = craft.settings(spec, count, pause(), patience, 0);
        Crafting crafting = new Crafting(settings);
        PrintWriter out = spec.commandLine().getOut();
        CraftReport report = json.lines(out)
                .<CraftReport>map(CraftJson::new)
                .orElseGet(() -> new CraftText(
                        settings,
                        new CraftText.Detail(false, hex),
                        out,
                        spec.commandLine().getErr()));
        return new CtrlC(crafting::stop).guard(() -> crafting.run(report));
    }

    private void checkRate() {
        // not a number fails too
        if (rate != null && !(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) {
            throw Arguments.misuse(spec, "--rate must be 0.01 to 100000000 a second, not " + rate);
        }
        if (rate != null && isGiven("--interval")) {
            throw Arguments.misuse(spec, "--rate and --interval exclude each other");
        }
    }

    private Duration pause() {
        return Seconds.of(rate == null ? interval : 1 / rate);
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int sendThroughXdp() throws IOException, InterruptedException {
        Arguments.check(spec, "--queue", xdp.queue(), 0, Integer.MAX_VALUE);
        if (answer) {
            throw Arguments.misuse(spec, "--xdp waits for no answers: leave --answer out");
        }
        craft.takeLinkLayer(spec);
        OptionalDouble most = OptionalDouble.empty();
        if (rate != null || isGiven("--interval") && !pause().isZero()) {
            most = OptionalDouble.of(rate == null ? 1 / interval : rate);
        }
        CraftSettings settings = craft.settings(spec, count, Duration.ZERO, Optional.empty(), 0);
        return SendingThroughXdp.run(spec, settings, new XdpSettings(xdp.queue(), most), json, hex);
    }
}
