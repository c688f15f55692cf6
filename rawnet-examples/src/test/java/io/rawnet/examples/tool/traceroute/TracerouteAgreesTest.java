package io.rawnet.examples.tool.traceroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.net.StandardProtocolFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command prints beside traceroute(8) in a network of three routers. */
@InPrivateNetwork(routers = 3)
class TracerouteAgreesTest {
    private static final Pattern TIME = Pattern.compile("[0-9]+\\.[0-9]{3} ms");
    private static final Ipv4Address LATE = Ipv4Address.of("203.0.113.9");

    /** The last octet is the code of the error that comes at once. */
    private static final String CODED = "198.51.100.";

    /** Options of traceroute(8), then the host. */
    private static final List<String> LINES = List.of(
            "-n 10.0.3.2",
            "10.0.3.2",
            "-n -I 10.0.3.2",
            "-n -T 10.0.3.2",
            "-n -U 10.0.3.2",
            "-n -U -p 4000 10.0.3.2",
            "-n 10.0.2.2",
            "-n 2001:db8:0:3::2",
            "-n -I 2001:db8:0:3::2",
            "-n -T 2001:db8:0:3::2",
            "-n -q 1 -f 2 -m 3 10.0.3.2",
            "-n -i eth0 10.0.1.2",
            "-n 10.0.3.2 200",
            "-n fe80::2%eth0",
            "-4 localhost",
            "-n -4 localhost",
            // behind the second router: prohibited, unreachable in three ways, lost, and too long
            "-n 192.0.2.1",
            "-n -I 192.0.2.1",
            "-n -T 192.0.2.2",
            "-n 192.0.2.3",
            "-n 192.0.2.4",
            "-n -m 5 -w 3 192.0.2.5",
            "-n 2001:db8:bad::1",
            "-n -I 2001:db8:bad::2",
            "-n 2001:db8:bad::3",
            "-n 2001:db8:bad::4",
            "-n -F 10.0.3.2 1400",
            "-n --mtu 10.0.3.2",
            "-n --mtu 2001:db8:0:3::2");

    @BeforeEach
    void prepare(PrivateNetwork network) throws Exception {
        Requirements.requireTool("traceroute");
        Requirements.requireTool("nft");
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
            run(all.get(cable), "ip route add 192.0.2.0/24 via 10.0." + cable + ".2");
            run(all.get(cable), "ip route add " + LATE + " via 10.0." + cable + ".2");
            run(all.get(cable), "ip route add " + CODED + "0/24 via 10.0." + cable + ".2");
            run(all.get(cable), "ip route add 2001:db8:bad::/64 via 2001:db8:0:" + cable + "::2");
        }
    }

    /** All at the same time: none takes an answer of another. */
    @Test
    void printsTheHopsThatTraceroutePrints(PrivateNetwork network) throws Exception {
        Map<String, Process> classics = new LinkedHashMap<>();
        Map<String, Future<Shell.Result>> running = new LinkedHashMap<>();
        for (String line : LINES) {
            classics.put(line, classic(line, network));
            if (line.contains("-w ")) {
                // what waits for nobody waits beside the other program
                running.put(line, start(line, network));
            }
        }
        Map<String, String> expected = new LinkedHashMap<>();
        for (String line : LINES) {
            if (!running.containsKey(line)) {
                expected.put(line, output(classics.get(line)));
            }
        }
        for (String line : expected.keySet()) {
            running.put(line, start(line, network));
        }
        SoftAssertions all = new SoftAssertions();
        for (String line : LINES) {
            Shell.Result ours = running.get(line).get(60, TimeUnit.SECONDS);
            all.assertThat(comparable(ours.out()))
                    .as(line)
                    .isEqualTo(expected.containsKey(line) ? expected.get(line) : output(classics.get(line)));
            all.assertThat(ours.err()).as(line).isEmpty();
            all.assertThat(ours.status()).as(line).isZero();
        }
        all.assertAll();
    }

    private static Future<Shell.Result> start(String line, PrivateNetwork network) throws Exception {
        return network.local().background(() -> Shell.run(("traceroute " + line).split(" ")));
    }

    @Test
    void withoutPrivilegesItAsksWithEchoRequests(PrivateNetwork network) throws Exception {
        String[] words = {"traceroute", "-n", "10.0.3.2"};
        Shell.Result refused = network.local().callUnprivileged(() -> Shell.run(words));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1).contains("CAP_NET_RAW");

        Sysctl.set(network.local(), "net.ipv4.ping_group_range", "0 0");
        Shell.Result ours = network.local().callUnprivileged(() -> Shell.run(words));
        assertThat(comparable(ours.out())).isEqualTo(output(classic("-n -I 10.0.3.2", network)));
    }

    @Test
    void aLateAnswerHasItsTime(PrivateNetwork network) throws Exception {
        LinkChannel datagrams = network.peer().call(() -> LinkChannel.open(LinkMode.DGRAM));
        datagrams.bind(network.peer().interfaceIndex(), EtherType.IPV4);
        Future<Void> answering = network.peer().background(() -> answer(datagrams, 2));
        String[] words = {"traceroute", "-n", "-q", "1", "-f", "3", "-m", "4", LATE.toString()};
        String classic = Tool.output(network.start(words)) + "\n";
        long start = System.nanoTime();
        String ours = Shell.run(words).out();
        double whole = (System.nanoTime() - start) / 1e6;
        answering.get(30, TimeUnit.SECONDS);

        assertThat(comparable(ours)).isEqualTo(comparable(classic));
        Matcher time = Pattern.compile("4  10\\.0\\.3\\.2  ([0-9.]+) ms").matcher(ours);
        assertThat(time.find()).as(ours).isTrue();
        assertThat(Double.parseDouble(time.group(1))).isBetween(150.0, whole);
    }

    /** No router of Linux sends these: a failed source route, and two about precedence. Linux discards codes above 15. */
    @Test
    void namesRareCodesAsTracerouteDoes(PrivateNetwork network) throws Exception {
        List<Integer> codes = List.of(5, 14, 15);
        LinkChannel datagrams = network.peer().call(() -> LinkChannel.open(LinkMode.DGRAM));
        datagrams.bind(network.peer().interfaceIndex(), EtherType.IPV4);
        Future<Void> answering = network.peer().background(() -> answer(datagrams, 2 * codes.size()));
        StringBuilder classic = new StringBuilder();
        StringBuilder ours = new StringBuilder();
        for (int code : codes) {
            String[] words = {"traceroute", "-n", "-q", "1", "-f", "4", "-m", "4", CODED + code};
            classic.append(Tool.output(network.start(words))).append('\n');
            ours.append(Shell.run(words).out());
        }
        answering.get(30, TimeUnit.SECONDS);

        assertThat(comparable(ours.toString())).contains("!S", "!V", "!C").isEqualTo(comparable(classic.toString()));
    }

    /** Answers datagrams to addresses that the host does not have: to one after 150 ms, to the others with the code in the address. */
    private static Void answer(LinkChannel datagrams, int answers) throws Exception {
        try (datagrams;
                TransportChannel errors = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            int answered = 0;
            while (answered < answers) {
                Packet datagram = datagrams.receive().packet();
                Ipv4Header header = datagram.header(Ipv4Header.class).orElse(null);
                boolean late = header != null && header.destination().equals(LATE);
                if (late || header != null && header.destination().toString().startsWith(CODED)) {
                    Thread.sleep(late ? 150 : 0);
                    int code = late
                            ? IcmpDestinationUnreachable.PORT
                            : header.destination().bits() & 0xFF;
                    Packet error = Packet.of(IcmpHeader.destinationUnreachable(code))
                            .withQuote(IcmpQuote.clipped(EtherType.IPV4, datagram.octets()))
                            .completed();
                    errors.send(error, header.source());
                    answered++;
                }
            }
            return null;
        }
    }

    /** It waits longer than it likes to: on a busy machine it gives up too early. */
    private static Process classic(String line, PrivateNetwork network) throws Exception {
        String patience = line.contains("-w ") ? "" : "-w 20,0,0 ";
        return network.start(("traceroute " + patience + line).split(" "));
    }

    private static String output(Process classic) throws Exception {
        return comparable(Tool.output(classic) + "\n");
    }

    private static void run(Host host, String command) throws Exception {
        assertThat(Tool.output(host.start(command.split(" ")))).as(command).isEmpty();
    }

    private static String comparable(String printed) {
        return TIME.matcher(printed).replaceAll("# ms");
    }
}
