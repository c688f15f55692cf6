package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.scan.Ports;
import io.rawnet.examples.tool.scan.Scan;
import io.rawnet.examples.tool.scan.ScanSettings;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet scan}, as {@code nmap -sS} of one host. */
@Command(
        name = "scan",
        description = {
            "Finds out which TCP ports of a host are open, closed or filtered, with SYN segments.",
            "",
            "No connection is opened: the kernel, which knows nothing of them, resets what the host answers. Scan hosts only that you may"
                    + " scan.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if all ports are known; 1 if the host cannot be reached, or after Ctrl-C; 2 for other errors."
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class ScanCommand implements Callable<Integer> {
    private static final double LOWEST_RATE = 0.01;
    private static final double HIGHEST_RATE = 1_000_000;
    private static final int MOST_RETRIES = 50;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "HOST",
            description = "address or name of the host; fe80::1%%eth0 for a link-local address")
    private String host;

    @Option(
            names = {"-p", "--ports"},
            paramLabel = "PORTS",
            description =
                    "ports and ranges, such as 22,80,1000-2000; - for all; default: 1-1023 and others of common services")
    private String ports = Ports.USUAL;

    @Option(
            names = {"--rate", "--max-rate"},
            paramLabel = "N",
            defaultValue = "1000",
            description = "most segments a second; default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = {"--retries", "--max-retries"},
            paramLabel = "N",
            defaultValue = "2",
            description = "how often to ask a silent port again; default: ${DEFAULT-VALUE}")
    private int retries;

    @Option(names = "--open", description = "print open ports only")
    private boolean openOnly;

    @Option(names = "--reason", description = "print how each state is known")
    private boolean reasons;

    @Mixin
    private IpVersion version;

    @Option(
            names = {"-I", "-e", "--interface"},
            paramLabel = "IF",
            description = "name of the interface to use")
    private String interfaceName;

    @Option(
            names = {"-S", "--source"},
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description = "address to send from, one of this host's")
    private IpAddress source;

    @Mixin
    private JsonOption json;

    /** Made by picocli. */
    public ScanCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        // not a number fails too
        if (!(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) {
            throw Arguments.misuse(spec, "--rate must be 0.01 to 1000000 a second, not " + rate);
        }
        Arguments.check(spec, "--retries", retries, 0, MOST_RETRIES);
        Optional<LinkInterface> only =
                interfaceName == null ? Optional.empty() : Optional.of(LinkInterface.byName(interfaceName));
        Target target = Target.resolve(host, version.family(spec), only);
        Scan scan = new Scan(new ScanSettings(
                target,
                numbers(),
                rate,
                retries,
                openOnly,
                reasons,
                only.map(LinkInterface::name),
                Optional.ofNullable(source)));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return new CtrlC(scan::stop).guard(() -> scan.run(out, err, json.lines(out)));
    }

    private List<Integer> numbers() {
        try {
            return Ports.of(ports);
        } catch (IllegalArgumentException wrong) {
            throw Arguments.misuse(spec, "--ports " + wrong.getMessage());
        }
    }
}
