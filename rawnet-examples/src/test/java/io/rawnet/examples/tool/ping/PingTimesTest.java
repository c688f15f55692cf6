package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The times that the command prints, in processes of its own, beside those that tcpdump sees. */
@InPrivateNetwork
class PingTimesTest {
    private static final int HOSTS = 4;
    private static final int REQUESTS = 4;
    private static final Pattern SEEN =
            Pattern.compile("(?m)^([0-9.]+) IP6? (\\S+) > (\\S+): .* echo (request|reply), id [0-9]+, seq ([0-9]+)");
    private static final Pattern PRINTED =
            Pattern.compile("bytes from ([^ %]+)\\S*: icmp_seq=([0-9]+) ttl=64 time=([0-9.]+) ms");

    @Test
    void everyTimeIsTcpdumpsTheFirstIncluded(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Requirements.requireTool("setpriv");
        // the kernel's sockets for echo requests are for one group, everybody else has to be privileged
        Sysctl.set(network.local(), "net.ipv4.ping_group_range", "1 1");
        network.peer()
                .start("ip", "address", "add", "10.0.0.3/24", "dev", "eth0")
                .waitFor();
        Process tcpdump = network.start(
                "tcpdump",
                "-l",
                "-n",
                "-tt",
                "-c",
                "" + 2 * HOSTS * REQUESTS,
                "-i",
                "eth0",
                "icmp[icmptype] == icmp-echo or icmp[icmptype] == icmp-echoreply or ip6[40] == 128 or ip6[40] == 129");
        Tool.awaitLine(tcpdump, "listening on");
        List<Process> pings = List.of(
                ping(network, List.of(), "10.0.0.2"),
                ping(network, List.of(), "fe80::2%eth0"),
                ping(network, List.of("setpriv", "--regid=1", "--clear-groups", "--bounding-set=-all"), "10.0.0.3"),
                ping(network, List.of("setpriv", "--regid=1", "--clear-groups", "--bounding-set=-all"), "2001:db8::2"));
        StringBuilder printed = new StringBuilder();
        for (Process ping : pings) {
            printed.append(Tool.output(ping)).append('\n');
            assertThat(ping.waitFor()).as(printed.toString()).isZero();
        }
        String seen = Tool.output(tcpdump);

        Map<String, Double> truth = roundTrips(seen);
        List<String> compared = new ArrayList<>();
        for (MatchResult reply : PRINTED.matcher(printed).results().toList()) {
            String request = reply.group(1) + " seq " + reply.group(2);
            assertThat(truth).as(printed + seen).containsKey(request);
            assertThat(Double.parseDouble(reply.group(3)))
                    .as(request + "\n" + printed + seen)
                    .isCloseTo(truth.get(request), Offset.offset(0.2));
            compared.add(request);
        }
        assertThat(compared)
                .as(printed + seen)
                .contains("10.0.0.2 seq 1", "fe80::2 seq 1", "10.0.0.3 seq 1", "2001:db8::2 seq 1")
                .hasSize(HOSTS * REQUESTS);
    }

    private static Process ping(PrivateNetwork network, List<String> privileges, String host) throws IOException {
        List<String> words = new ArrayList<>(privileges);
        words.addAll(List.of(
                Programs.commandLine("io.rawnet.examples.Main", "ping", "-n", "-c", "" + REQUESTS, "-i", "0.2", host)));
        return network.start(words.toArray(String[]::new));
    }

    private static Map<String, Double> roundTrips(String seen) {
        Map<String, Double> requests = new HashMap<>();
        Map<String, Double> times = new HashMap<>();
        for (MatchResult packet : SEEN.matcher(seen).results().toList()) {
            double at = Double.parseDouble(packet.group(1));
            if (packet.group(4).equals("request")) {
                requests.put(packet.group(3) + " seq " + packet.group(5), at);
            } else {
                String request = packet.group(2) + " seq " + packet.group(5);
                times.put(request, (at - requests.get(request)) * 1000);
            }
        }
        return times;
    }
}
