package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.traceroute.Patience;
import io.rawnet.examples.tool.traceroute.ProbeMethod;
import io.rawnet.examples.tool.traceroute.Traceroute;
import io.rawnet.examples.tool.traceroute.TracerouteSettings;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet traceroute}, with the options and the output of traceroute(8). */
@Command(
        name = "traceroute",
        description = "Prints the routers on the way to a host.",
        footer = {
            "",
            "Without -I, -T and -U it sends UDP datagrams to a port that nobody listens on. UDP needs no privilege; -T does.",
            "Exit status: 0 if the way was gone to its end or as far as asked for; 1 or 2 for errors."
        },
        mixinStandardHelpOptions = true)
public final class TracerouteCommand implements Callable<Integer> {
    private static final int MOST_HOPS = 255;
    private static final int MOST_QUERIES = 10;
    private static final int MOST_SIMULTANEOUS = 1000;
    private static final int LONGEST = 65_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description = "address or name of the host; fe80::1%%eth0 for a link-local address")
    private String host;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LENGTH",
            description = "octets of each probe with its IP header; default: 40 behind the IP header")
    private Integer length;

    @ArgGroup
    private Method method = new Method();

    /** What to send. */
    private static final class Method {
        @Option(
                names = {"-I", "--icmp"},
                description = "send ICMP echo requests")
        private boolean icmp;

        @Option(
                names = {"-T", "--tcp"},
                description = "send TCP SYN segments")
        private boolean tcp;

        @Option(
                names = {"-U", "--udp"},
                description = "send UDP datagrams to the port of a service")
        private boolean service;

        ProbeMethod chosen() {
            return icmp ? ProbeMethod.ICMP : tcp ? ProbeMethod.TCP : service ? ProbeMethod.SERVICE : ProbeMethod.UDP;
        }
    }

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            description = "destination port; default: 33434, with -T 80, with -U 53; with -I the first sequence number")
    private Integer port;

    @Option(
            names = {"-f", "--first"},
            paramLabel = "N",
            defaultValue = "1",
            description = "hop to begin with; default: ${DEFAULT-VALUE}")
    private int firstHop;

    @Option(
            names = {"-m", "--max-hops"},
            paramLabel = "N",
            defaultValue = "30",
            description = "how far to go; default: ${DEFAULT-VALUE}")
    private int lastHop;

    @Option(
            names = {"-q", "--queries"},
            paramLabel = "N",
            defaultValue = "3",
            description = "probes for each hop; default: ${DEFAULT-VALUE}")
    private int queries;

    @Option(
            names = {"-N", "--sim-queries"},
            paramLabel = "N",
            defaultValue = "16",
            description = "probes under way at the same time; default: ${DEFAULT-VALUE}")
    private int simultaneous;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "MAX,HERE,NEAR",
            converter = PatienceConverter.class,
            defaultValue = "5,3,10",
            description =
                    "seconds to wait for an answer, and how many times as long as for an answer of the same and of a later hop;"
                            + " default: ${DEFAULT-VALUE}")
    private Patience patience;

    @Option(
            names = {"-n", "--numeric"},
            description = "look up no names of addresses")
    private boolean numeric;

    @Option(
            names = {"-e", "--extensions"},
            description = "print what routers add to their errors, such as MPLS labels")
    private boolean extensions;

    @Option(
            names = {"-F", "--dont-fragment"},
            description = "routers may not fragment probes")
    private boolean dontFragment;

    @Option(
            names = "--mtu",
            description = "find the MTU of the path: F=N follows the time of the first probe that was made to fit it;"
                    + " implies -F -N 1")
    private boolean findMtu;

    @Mixin
    private IpVersion version;

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            description = "name of the interface to use")
    private String interfaceName;

    @Option(
            names = {"-s", "--source"},
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description = "address to send from")
    private IpAddress source;

    @Mixin
    private JsonOption json;

    /** Made by picocli. */
    public TracerouteCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.check(spec, "--max-hops", lastHop, 1, MOST_HOPS);
        Arguments.check(spec, "--first", firstHop, 1, lastHop);
        Arguments.check(spec, "--queries", queries, 1, MOST_QUERIES);
        Arguments.check(spec, "--sim-queries", simultaneous, 1, MOST_SIMULTANEOUS);
        if (port != null) {
            Arguments.check(spec, "--port", port, 0, 0xFFFF);
        }
        if (length != null) {
            Arguments.check(spec, "LENGTH", length, 0, LONGEST);
        }
        Optional<LinkInterface> only =
                interfaceName == null ? Optional.empty() : Optional.of(LinkInterface.byName(interfaceName));
        Target target = Target.resolve(host, version.family(spec), only);
        PrintWriter out = spec.commandLine().getOut();
        new Traceroute(settings(target)).run(out, json.lines(out));
        return 0;
    }

    private TracerouteSettings settings(Target target) {
        return new TracerouteSettings(
                target,
                method.chosen(),
                firstHop,
                lastHop,
                queries,
                findMtu ? 1 : simultaneous,
                patience,
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                length == null ? OptionalInt.empty() : OptionalInt.of(length),
                !dontFragment && !findMtu,
                findMtu,
                numeric,
                extensions,
                Optional.ofNullable(interfaceName),
                Optional.ofNullable(source));
    }
}
