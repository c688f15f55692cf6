package io.rawnet.examples.tool.traceroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** The command beside traceroute(8) in a network of three routers, with its privileges or as an ordinary user. */
enum Traces {
    PRIVILEGED {
        @Override
        Process classic(String line, PrivateNetwork network) throws IOException {
            return network.start(words("traceroute", line));
        }

        @Override
        Shell.Result ours(String line, PrivateNetwork network) {
            return Shell.run(words("traceroute", line));
        }
    },
    UNPRIVILEGED {
        @Override
        Process classic(String line, PrivateNetwork network) throws IOException {
            // from the sockets for echo requests it reads every other answer only
            return line.contains("-I ")
                    ? PRIVILEGED.classic(line, network)
                    : network.start(words(UNPRIVILEGED_PROGRAM + " traceroute", line));
        }

        @Override
        Shell.Result ours(String line, PrivateNetwork network) throws Exception {
            return network.local().callUnprivileged(() -> PRIVILEGED.ours(line, network));
        }
    };

    /** Takes all capabilities away. Another user would not be there in a user namespace. */
    private static final String UNPRIVILEGED_PROGRAM = "setpriv --bounding-set=-all --inh-caps=-all";

    private static final Pattern TIME = Pattern.compile("[0-9]+\\.[0-9]{3} ms");

    /** {@return traceroute(8), started with options and a host} */
    abstract Process classic(String line, PrivateNetwork network) throws IOException;

    /** {@return what the command printed, with options and a host} */
    abstract Shell.Result ours(String line, PrivateNetwork network) throws Exception;

    private static String[] words(String command, String line) {
        return Stream.of(command, line)
                .flatMap(words -> Stream.of(words.split(" ")))
                .toArray(String[]::new);
    }

    /** {@return what was printed, but for times} */
    static String comparable(String printed) {
        return TIME.matcher(printed).replaceAll("# ms");
    }

    /** {@return what traceroute(8) prints, but for times} */
    String classicOutput(String line, PrivateNetwork network) throws Exception {
        return output(patientClassic(line, network));
    }

    /** It waits longer than it likes to: on a busy machine it gives up too early. */
    private Process patientClassic(String line, PrivateNetwork network) throws IOException {
        return classic(line.contains("-w ") ? line : "-w 3,0,0 " + line, network);
    }

    private static String output(Process classic) throws IOException {
        return comparable(Tool.output(classic) + "\n");
    }

    private Future<Shell.Result> start(String line, PrivateNetwork network) throws Exception {
        Callable<Shell.Result> ours = () -> ours(line, network);
        return network.local().background(ours);
    }

    /** All at the same time: none takes an answer of another. */
    void compare(List<String> lines, PrivateNetwork network) throws Exception {
        Map<String, Process> classics = new LinkedHashMap<>();
        Map<String, Future<Shell.Result>> running = new LinkedHashMap<>();
        for (String line : lines) {
            classics.put(line, patientClassic(line, network));
            if (line.contains("-w ")) {
                // what waits for nobody waits beside the other program
                running.put(line, start(line, network));
            }
        }
        Map<String, String> expected = new LinkedHashMap<>();
        for (String line : lines) {
            if (!running.containsKey(line)) {
                expected.put(line, output(classics.get(line)));
            }
        }
        for (String line : expected.keySet()) {
            running.put(line, start(line, network));
        }
        SoftAssertions all = new SoftAssertions();
        for (String line : lines) {
            Shell.Result ours = running.get(line).get(60, TimeUnit.SECONDS);
            all.assertThat(comparable(ours.out()))
                    .as(line)
                    .isEqualTo(expected.containsKey(line) ? expected.get(line) : output(classics.get(line)));
            all.assertThat(ours.err()).as(line).isEmpty();
            all.assertThat(ours.status()).as(line).isZero();
        }
        all.assertAll();
    }

    /** Routers that send as many errors as they like, a second one with a firewall and a narrow cable, and addresses of {@link OddAnswers}. */
    static void prepare(PrivateNetwork network) throws Exception {
        Requirements.requireTool("traceroute");
        Requirements.requireTool("nft");
        Requirements.requireTool("setpriv");
        Sysctl.set(network.local(), "net.ipv4.ping_group_range", "0 0");
        List<Host> hosts = new ArrayList<>(network.routers());
        hosts.add(network.peer());
        for (Host host : hosts) {
            // Linux sends few errors a second unless told otherwise
            Sysctl.set(host, "net.ipv4.icmp_ratemask", "0");
            Sysctl.set(host, "net.ipv6.icmp.ratelimit", "0");
        }
        Host second = network.routers().get(1);
        run(second, "ip link set eth1 mtu 1300");
        // the kernel limits the errors of routes that prohibit, but not those of its firewall
        run(second, "nft add table inet t");
        run(second, "nft add chain inet t c { type filter hook forward priority 0; }");
        run(second, "nft add rule inet t c ip daddr 192.0.2.1 reject with icmp type admin-prohibited");
        run(second, "nft add rule inet t c ip daddr 192.0.2.2 reject with icmp type host-unreachable");
        run(second, "nft add rule inet t c ip daddr 192.0.2.3 reject with icmp type net-unreachable");
        run(second, "nft add rule inet t c ip daddr 192.0.2.4 reject with icmp type prot-unreachable");
        run(second, "nft add rule inet t c ip daddr 192.0.2.5 drop");
        run(second, "nft add rule inet t c ip6 daddr 2001:db8:bad::1 reject with icmpv6 type admin-prohibited");
        run(second, "nft add rule inet t c ip6 daddr 2001:db8:bad::2 reject with icmpv6 type no-route");
        run(second, "nft add rule inet t c ip6 daddr 2001:db8:bad::3 reject with icmpv6 type policy-fail");
        run(second, "nft add rule inet t c ip6 daddr 2001:db8:bad::4 reject with icmpv6 type reject-route");
        List<Host> all = new ArrayList<>(hosts);
        all.add(0, network.local());
        for (int cable = 0; cable <= hosts.size() - 1; cable++) {
            for (String route : List.of("192.0.2.0/24", OddAnswers.NETWORKS.get(0))) {
                run(all.get(cable), "ip route add " + route + " via 10.0." + cable + ".2");
            }
            for (String route : List.of("2001:db8:bad::/64", OddAnswers.NETWORKS.get(1))) {
                run(all.get(cable), "ip route add " + route + " via 2001:db8:0:" + cable + "::2");
            }
        }
        // over IPv6 a host has an error for what is not for it
        run(network.peer(), "ip route add blackhole " + OddAnswers.NETWORKS.get(1));
    }

    private static void run(Host host, String command) throws Exception {
        assertThat(Tool.output(host.start(command.split(" ")))).as(command).isEmpty();
    }
}
