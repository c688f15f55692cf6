package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that the command prints, in a process of its own, beside those that tcpdump sees. */
@InPrivateNetwork
class PingTimesTest {
    private static final Pattern SEEN =
            Pattern.compile("(?m)^([0-9.]+) .* echo (request|reply), id [0-9]+, seq ([0-9]+)");
    private static final Pattern PRINTED = Pattern.compile("icmp_seq=([0-9]+) ttl=64 time=([0-9.]+) ms");

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::2", "fe80::2%eth0"})
    void everyTimeIsTcpdumpsTheFirstIncluded(String host, PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start("tcpdump", "-l", "-n", "-tt", "-i", "eth0", "icmp or icmp6");
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(tcpdump.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith("listening on")) {
            line = lines.readLine();
        }
        Process ping =
                network.start(Programs.commandLine("io.rawnet.examples.Main", "ping", "-c", "5", "-i", "0.2", host));
        String printed = new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ping.waitFor()).as(printed).isZero();
        // the stream stays open, unlike with Process.destroy
        tcpdump.toHandle().destroy();
        StringBuilder seen = new StringBuilder();
        lines.lines().forEach(each -> seen.append(each).append('\n'));

        Map<String, Double> truth = roundTrips(seen.toString());
        assertThat(truth).as(seen.toString()).containsKeys("1", "2");
        List<String> compared = new ArrayList<>();
        for (MatchResult reply : PRINTED.matcher(printed).results().toList()) {
            if (truth.containsKey(reply.group(1))) {
                assertThat(Double.parseDouble(reply.group(2)))
                        .as(printed + seen)
                        .isCloseTo(truth.get(reply.group(1)), Offset.offset(0.2));
                compared.add(reply.group(1));
            }
        }
        assertThat(compared).contains("1", "2");
    }

    private static Map<String, Double> roundTrips(String seen) {
        Map<String, Double> requests = new HashMap<>();
        Map<String, Double> times = new HashMap<>();
        for (MatchResult packet : SEEN.matcher(seen).results().toList()) {
            double at = Double.parseDouble(packet.group(1));
            if (packet.group(2).equals("request")) {
                requests.put(packet.group(3), at);
            } else if (requests.containsKey(packet.group(3))) {
                times.put(packet.group(3), (at - requests.get(packet.group(3))) * 1000);
            }
        }
        return times;
    }
}
