package io.rawnet.examples.tool.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Json;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.Tool;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the command says of ports beside nmap(1), through three routers of which one filters. */
@InPrivateNetwork(routers = 3)
class ScanAgreesTest {
    private static final String IPV4 = "10.0.3.2";
    private static final String IPV6 = "2001:db8:0:3::2";
    private static final String PORTS = "22,25,80,81,110,143,443,993,3306,8080";
    private static final Pattern STATE = Pattern.compile("(?m)^([0-9]+)/tcp +([a-z]+)");
    private static final Pattern TIME = Pattern.compile("in [0-9.]+ s");

    @Test
    void saysWhatNmapSaysOfEachPort(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nmap");
        filter(network);
        try (ServerSocket ssh = network.peer().call(() -> new ServerSocket(22));
                ServerSocket web = network.peer().call(() -> new ServerSocket(80))) {
            assertThat(List.of(ssh, web)).allMatch(ServerSocket::isBound);
            Process classic4 = nmap(network, "-4", IPV4);
            Process classic6 = nmap(network, "-6", IPV6);
            Shell.Result ours4 = Shell.run("scan", "--reason", "-p", PORTS, IPV4);
            Shell.Result ours6 = Shell.run("scan", "-p", PORTS, IPV6);

            assertThat(states(ours4.out())).hasSize(10).isEqualTo(states(Tool.output(classic4)));
            assertThat(states(ours6.out())).hasSize(10).isEqualTo(states(Tool.output(classic6)));
            assertThat(ours4.status() + ours6.status()).isZero();
            assertThat(ours4.err() + ours6.err()).isEmpty();
            assertThat(TIME.matcher(ours4.out()).replaceAll("in # s")).isEqualTo("""
                    Scan of 10.0.3.2
                    PORT     STATE    SERVICE  REASON
                    22/tcp   open     ssh      syn-ack
                    25/tcp   filtered smtp     Packet filtered from 10.0.1.2
                    80/tcp   open     http     syn-ack
                    81/tcp   closed   unknown  reset
                    110/tcp  filtered pop3     Destination Host Unreachable from 10.0.1.2
                    143/tcp  closed   imap2    reset
                    443/tcp  filtered https    no-response
                    993/tcp  filtered imaps    Destination Port Unreachable from 10.0.1.2
                    3306/tcp closed   mysql    reset
                    8080/tcp closed   http-alt reset
                    10 of 10 ports scanned in # s: 2 open, 4 closed, 4 filtered
                    """);

            Shell.Result many = Shell.run("scan", "--open", "--rate", "20000", "-p", "22,80,1000-1500", IPV4);
            assertThat(TIME.matcher(many.out()).replaceAll("in # s")).isEqualTo("""
                    Scan of 10.0.3.2
                    Not shown: 501 closed (reset)
                    PORT   STATE SERVICE
                    22/tcp open  ssh
                    80/tcp open  http
                    503 of 503 ports scanned in # s: 2 open, 501 closed
                    """);
        }
    }

    /** Each time is the difference of the kernel's timestamps, so code that is loaded for the first answer costs it nothing. */
    @Test
    void timesAreThoseThatTcpdumpSees(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start("tcpdump", "-ntt", "-c", "4", "-i", "eth0", "--immediate-mode", "tcp");
        Tool.awaitLine(tcpdump, "listening on");
        List<Map<String, Object>> lines = Json.lines(
                Shell.run("scan", "--json", "--rate", "20", "-p", "81,82", IPV4).out());
        String seen = Tool.output(tcpdump);

        for (int port = 81; port <= 82; port++) {
            double milliseconds =
                    (time(seen, IPV4 + "." + port + " > ") - time(seen, " > " + IPV4 + "." + port)) * 1000;
            assertThat(((Number) lines.get(port - 81).get("roundTripMilliseconds")).doubleValue())
                    .as(seen)
                    .isCloseTo(milliseconds, within(0.2));
        }
    }

    /** {@return the seconds at the beginning of the only line with a text} */
    private static double time(String seen, String text) {
        List<String> lines = seen.lines().filter(line -> line.contains(text)).toList();
        assertThat(lines).as(seen).hasSize(1);
        return Double.parseDouble(lines.get(0).split(" ")[0]);
    }

    private static void filter(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nft");
        Host second = network.routers().get(1);
        Sysctl.set(second, "net.ipv4.icmp_ratemask", "0");
        Sysctl.set(second, "net.ipv6.icmp.ratelimit", "0");
        for (String rule : List.of(
                "table inet t",
                "chain inet t c { type filter hook forward priority 0; }",
                "rule inet t c tcp dport 25 reject with icmpx type admin-prohibited",
                "rule inet t c tcp dport 110 reject with icmpx type host-unreachable",
                "rule inet t c tcp dport 993 reject with icmpx type port-unreachable",
                "rule inet t c tcp dport 443 drop",
                "rule inet t c tcp dport 3306 reject with tcp reset")) {
            String[] words = ("nft add " + rule).split(" ");
            assertThat(Tool.output(second.start(words))).as(rule).isEmpty();
        }
    }

    private static Process nmap(PrivateNetwork network, String version, String host) throws Exception {
        // two times: a port that does not answer is not asked again and again
        return network.start("nmap", version, "-sS", "-Pn", "-n", "--max-retries", "1", "-p", PORTS, host);
    }

    private static Map<Integer, String> states(String printed) {
        Map<Integer, String> states = new TreeMap<>();
        Matcher matcher = STATE.matcher(printed);
        while (matcher.find()) {
            states.put(Integer.parseInt(matcher.group(1)), matcher.group(2));
        }
        return states;
    }

    @Test
    void aHostThatIsNotThereEndsWithOne(PrivateNetwork network) throws Exception {
        Sysctl.set(network.local(), "net.ipv4.neigh.eth0.retrans_time_ms", "50");
        Shell.Result result = Shell.run("scan", "-p", "22,80", "10.0.0.99");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("rawnet scan: 10.0.0.99 cannot be reached: this host says Destination Host Unreachable\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void printsWhatIsKnownWhenItIsEnded() throws Exception {
        StringWriter out = new StringWriter();
        Scan scan = new Scan(new ScanSettings(
                Target.resolve(IPV4, Optional.empty(), Optional.empty()),
                Ports.of("1-1000"),
                20,
                0,
                false,
                false,
                Optional.empty(),
                Optional.empty()));
        LinkChannel answers = LinkChannel.open(
                LinkMode.RAW,
                LinkInterface.byName("eth0"),
                LinkChannel.ALL_PROTOCOLS,
                FilterCompiler.compile("tcp[tcpflags] & tcp-rst != 0", SocketKind.PACKET_RAW));
        Thread stopper = new Thread(() -> {
            try (answers) {
                // what answers the second question is there after the first is known
                answers.receive();
                answers.receive();
            } catch (IOException unexpected) {
                out.write(unexpected.toString());
            }
            scan.stop();
        });
        stopper.start();
        int status = scan.run(new PrintWriter(out, true), new PrintWriter(out, true), Optional.empty());
        stopper.join();

        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("1/tcp").containsPattern("[1-9][0-9]* of 1000 ports scanned");
    }
}
