package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.ping.Ping;
import io.rawnet.examples.tool.ping.PingSettings;
import io.rawnet.ip.PathMtuDiscovery;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet ping}, with the options and exit statuses of ping(8). */
@Command(
        name = "ping",
        description = "Sends echo requests to a host and times the replies.",
        footer = {
            "",
            "Exit status: 0 if the host replied; 1 if it did not, or with -c and -w fewer than N times; 2 for other errors."
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class PingCommand implements Callable<Integer> {
    private static final int MOST_DATA_OVER_IPV4 = 65_507;
    private static final int MOST_DATA_OVER_IPV6 = 65_527;
    private static final double LEAST_INTERVAL_OF_USERS = 0.002;
    private static final double LEAST_INTERVAL_TO_MANY = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "HOST",
            description = "address or name of the host; fe80::1%%eth0 for a link-local address")
    private String host;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "stop after N requests; with -w after N replies; default: go on until Ctrl-C")
    private Long count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "S",
            description = "seconds between two requests; default: 1, with -f 0")
    private Double interval;

    @Option(
            names = {"-f", "--flood"},
            description = "send as fast as replies come, or 100 a second; a dot is a request without reply")
    private boolean flood;

    @Option(
            names = {"-b", "--broadcast"},
            description = "let the host be a broadcast address")
    private boolean broadcast;

    @Option(
            names = {"-n", "--numeric"},
            description = "look up no names of addresses")
    private boolean numeric;

    @Option(
            names = {"-q", "--quiet"},
            description = "print the first line and the statistics only")
    private boolean quiet;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "N",
            defaultValue = "56",
            description = "octets of data in each request; default: ${DEFAULT-VALUE}")
    private int size;

    @Option(
            names = {"-t", "--ttl"},
            paramLabel = "N",
            description = "time to live or hop limit of the requests, 1 to 255")
    private Integer hopLimit;

    @Option(
            names = {"-M", "--mtu-discovery"},
            paramLabel = "HOW",
            description = "what to do about requests longer than the path: do (never fragment), want (fragment here),"
                    + " probe (never fragment, whatever is known of the path), dont (let routers fragment)")
    private PathMtuDiscovery discovery;

    @Option(
            names = {"-W", "--timeout"},
            paramLabel = "S",
            defaultValue = "10",
            description = "seconds to wait at the end if nothing was received; default: ${DEFAULT-VALUE}")
    private double timeout;

    @Option(
            names = {"-w", "--deadline"},
            paramLabel = "S",
            description = "seconds after which to end, whatever was sent and received")
    private Double deadline;

    @Mixin
    private IpVersion version;

    @Option(
            names = {"-I", "--interface"},
            paramLabel = "IF",
            description = "name of the interface to use, or the address to send from")
    private String from;

    @Mixin
    private JsonOption json;

    /** Made by picocli. */
    public PingCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkNumbers();
        Ping ping = new Ping(settings());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return new CtrlC(ping::stop).guard(() -> ping.run(out, err, json.lines(out)));
    }

    private void checkNumbers() {
        if (count != null) {
            Arguments.check(spec, "--count", count, 1, Long.MAX_VALUE);
        }
        if (hopLimit != null) {
            Arguments.check(spec, "--ttl", hopLimit, 1, 255);
        }
        Seconds.check(spec, "--interval", interval, 0);
        Seconds.check(spec, "--timeout", timeout, 0);
        Seconds.check(spec, "--deadline", deadline, 0);
        Arguments.check(spec, "--size", size, 0, MOST_DATA_OVER_IPV6);
        boolean tooFast = flood && interval == null || interval != null && interval < LEAST_INTERVAL_OF_USERS;
        if (tooFast && !isRoot()) {
            throw Arguments.misuse(
                    spec,
                    flood
                            ? "only root may flood: use -i 0.002 or more"
                            : "only root may send at intervals below 0.002 s");
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException noProc) {
            return false;
        }
    }

    private PingSettings settings() throws IOException {
        Optional<IpAddress> source = sourceAddress();
        Optional<LinkInterface> only =
                from == null || source.isPresent() ? Optional.empty() : Optional.of(LinkInterface.byName(from));
        Target target = Target.resolve(host, version.family(spec), only);
        if (target.isIpv4() && size > MOST_DATA_OVER_IPV4) {
            throw Arguments.misuse(spec, "--size must be 0 to " + MOST_DATA_OVER_IPV4 + " over IPv4, not " + size);
        }
        boolean many = isAskedOfMany(target);
        return new PingSettings(
                target,
                count == null ? OptionalLong.empty() : OptionalLong.of(count),
                Seconds.of(interval == null ? flood ? 0 : 1 : interval),
                size,
                hopLimit == null ? OptionalInt.empty() : OptionalInt.of(hopLimit),
                many && discovery == null ? Optional.of(PathMtuDiscovery.DO) : Optional.ofNullable(discovery),
                Seconds.of(timeout),
                Optional.ofNullable(deadline).filter(given -> given > 0).map(Seconds::of),
                numeric,
                quiet,
                flood,
                broadcast,
                only.map(LinkInterface::name),
                source);
    }

    /** {@return whether many hosts may reply, each to each request: then there are not to be many requests} */
    private boolean isAskedOfMany(Target target) {
        boolean many = target.address().isMulticast() || broadcast && target.isIpv4();
        if (!many || isRoot()) {
            return many;
        }
        if (interval != null && interval < LEAST_INTERVAL_TO_MANY) {
            throw Arguments.misuse(
                    spec, "only root may ping many hosts at intervals below 1 s, not " + interval + " s");
        }
        if (discovery != null && discovery != PathMtuDiscovery.DO) {
            throw Arguments.misuse(spec, "requests to many hosts are not fragmented: leave -M out");
        }
        return true;
    }

    private Optional<IpAddress> sourceAddress() {
        try {
            return from == null ? Optional.empty() : Optional.of(IpAddress.of(from));
        } catch (IllegalArgumentException interfaceName) {
            return Optional.empty();
        }
    }
}
