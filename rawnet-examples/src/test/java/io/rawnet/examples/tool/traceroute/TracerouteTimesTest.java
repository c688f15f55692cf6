package io.rawnet.examples.tool.traceroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The times that the command prints, in a process of its own, beside those that tcpdump sees. */
@InPrivateNetwork(routers = 2)
class TracerouteTimesTest {
    private static final Pattern QUESTION_AND_ANSWER = Pattern.compile(
            "([0-9.]+) IP 10\\.0\\.0\\.1\\.\\S+ > 10\\.0\\.2\\.2\\.3343[456]: UDP.*\n([0-9.]+) IP (\\S+) > 10\\.0\\.0\\.1: ICMP .*");
    private static final Pattern PRINTED = Pattern.compile("(?m)^ [1-3]  (\\S+)  ([0-9.]+) ms$");

    @Test
    void everyTimeIsTcpdumpsTheFirstIncluded(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start("tcpdump", "-l", "-n", "-tt", "-c", "12", "-i", "eth0", "icmp or udp");
        Tool.awaitLine(tcpdump, "listening on");
        Requirements.requireTool("setpriv");
        // one after the other, so that each packet is followed by its answer
        String printed = trace(network) + trace(network, "setpriv", "--bounding-set=-all", "--inh-caps=-all");
        String seen = Tool.output(tcpdump);

        List<Double> truth = QUESTION_AND_ANSWER
                .matcher(seen)
                .results()
                .map(pair -> (Double.parseDouble(pair.group(2)) - Double.parseDouble(pair.group(1))) * 1000)
                .toList();
        List<Double> times = PRINTED.matcher(printed)
                .results()
                .map(line -> Double.parseDouble(line.group(2)))
                .toList();
        assertThat(truth).as(seen).hasSize(6);
        assertThat(times).as(printed).hasSize(6);
        for (int hop = 0; hop < times.size(); hop++) {
            assertThat(times.get(hop)).as(printed + seen).isCloseTo(truth.get(hop), Offset.offset(0.2));
        }
    }

    private static String trace(PrivateNetwork network, String... privileges) throws IOException {
        List<String> words = new ArrayList<>(List.of(privileges));
        words.addAll(List.of(Programs.commandLine(
                "io.rawnet.examples.Main", "traceroute", "-n", "-q", "1", "-N", "1", "-m", "3", "10.0.2.2")));
        return Tool.output(network.start(words.toArray(String[]::new))) + "\n";
    }
}
