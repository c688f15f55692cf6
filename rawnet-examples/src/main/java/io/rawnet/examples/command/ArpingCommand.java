package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.examples.tool.OnLink;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.arping.Arping;
import io.rawnet.examples.tool.arping.ArpingMode;
import io.rawnet.examples.tool.arping.ArpingSettings;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet arping}, with the options and exit statuses of arping(8) of iputils, for IPv6 too. */
@Command(
        name = "arping",
        description = "Asks on the link who has an address, with ARP or neighbor discovery.",
        footer = {
            "",
            "Exit status: 0 if somebody answered; 1 if nobody did, or with -c and -w fewer than N times. With -D 0 if nobody answered, and 1 if"
                    + " the address is taken. 2 for other errors."
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class ArpingCommand implements Callable<Integer> {
    private static final double LEAST_INTERVAL = 0.01;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "HOST",
            description = "address or name of the neighbour; fe80::1%%eth0 for a link-local address")
    private String host;

    @ArgGroup
    private Purpose purpose = new Purpose();

    /** What it is for. */
    private static final class Purpose {
        @Option(
                names = {"-D", "--detect"},
                description =
                        "find out whether anybody has the address: ask from nobody, and end with the first answer")
        private boolean detect;

        @Option(
                names = {"-U", "--unsolicited"},
                description = "announce an address of this host to its neighbours")
        private boolean announce;

        @Option(
                names = {"-A", "--answer"},
                description = "like -U, with ARP replies instead of requests")
        private boolean byReply;

        ArpingMode mode() {
            return detect
                    ? ArpingMode.DETECT
                    : announce ? ArpingMode.ANNOUNCE : byReply ? ArpingMode.ANNOUNCE_BY_REPLY : ArpingMode.ASK;
        }
    }

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "stop after N questions; with -w after N answers; default: go on until Ctrl-C")
    private Long count;

    @Option(
            names = {"-w", "--deadline"},
            paramLabel = "S",
            description = "seconds after which to end, whatever was sent and received")
    private Double deadline;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "S",
            defaultValue = "1",
            description = "seconds between two questions; default: ${DEFAULT-VALUE}")
    private double interval;

    @Option(
            names = {"-f", "--first"},
            description = "end with the first answer")
    private boolean untilFirst;

    @Option(
            names = {"-b", "--broadcast"},
            description = "ask everybody each time; otherwise only who has answered is asked again")
    private boolean broadcastOnly;

    @Option(
            names = {"-q", "--quiet"},
            description = "print nothing")
    private boolean quiet;

    @Mixin
    private IpVersion version;

    @Option(
            names = {"-I", "--interface"},
            paramLabel = "IF",
            description = "the interface; default: the one that the route to the host leaves through")
    private String interfaceName;

    @Option(
            names = {"-s", "--source"},
            paramLabel = "ADDRESS",
            converter = IpAddressConverter.class,
            description =
                    "the address to ask from, one of this host's; default: the route's, with -D none, with -U and -A HOST")
    private IpAddress source;

    @Mixin
    private JsonOption json;

    /** Made by picocli. */
    public ArpingCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count != null) {
            Arguments.check(spec, "--count", count, 1, Long.MAX_VALUE);
        }
        Seconds.check(spec, "--deadline", deadline, 0);
        Seconds.check(spec, "--interval", interval, LEAST_INTERVAL);
        Arping arping = new Arping(settings());
        PrintWriter out = spec.commandLine().getOut();
        return new CtrlC(arping::stop).guard(() -> arping.run(out, json.lines(out)));
    }

    private ArpingSettings settings() throws IOException {
        Optional<LinkInterface> only =
                interfaceName == null ? Optional.empty() : Optional.of(LinkInterface.byName(interfaceName));
        Target target = Target.resolve(host, version.family(spec), only);
        Optional<LinkInterface> known = only.or(target::zone);
        LinkInterface on = known.isPresent() ? known.get() : OnLink.interfaceTowards(target.address());
        MacAddress mac = on.mac()
                .filter(address -> !on.loopback())
                .orElseThrow(() -> new IOException(
                        "interface " + on.name() + " has no Ethernet neighbours to ask: name another one with -I"));
        return new ArpingSettings(
                target.address(),
                on,
                mac,
                source(on, target.address()),
                purpose.mode(),
                count == null ? OptionalLong.empty() : OptionalLong.of(count),
                Seconds.of(interval),
                Optional.ofNullable(deadline).filter(given -> given > 0).map(Seconds::of),
                broadcastOnly,
                untilFirst,
                quiet);
    }

    private IpAddress source(LinkInterface on, IpAddress target) throws IOException {
        if (source != null && source.getClass() != target.getClass()) {
            throw Arguments.misuse(spec, "--source " + source + " and " + target + " are of different versions of IP");
        }
        IpAddress asked = source != null ? source : usualSource(on, target);
        if (!asked.isUnspecified() && !OnLink.isOwn(asked)) {
            throw new IOException(asked + " is no address of this host: give one that it has");
        }
        return asked;
    }

    private IpAddress usualSource(LinkInterface on, IpAddress target) {
        return switch (purpose.mode()) {
            case ASK -> OnLink.source(on, target);
            case DETECT -> target instanceof Ipv6Address ? Ipv6Address.ANY : Ipv4Address.ANY;
            case ANNOUNCE, ANNOUNCE_BY_REPLY -> target;
        };
    }
}
