package io.rawnet.examples.tool.traceroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The times that the command prints, in a process of its own, beside those that tcpdump sees. */
@InPrivateNetwork(routers = 2)
class TracerouteTimesTest {
    private static final Pattern QUESTION_AND_ANSWER = Pattern.compile(
            "([0-9.]+) IP 10\\.0\\.0\\.1\\.\\S+ > 10\\.0\\.2\\.2\\.33434: UDP.*\n([0-9.]+) IP (\\S+) > 10\\.0\\.0\\.1: ICMP .*");
    private static final Pattern PRINTED = Pattern.compile("(?m)^ [1-3]  (\\S+)  ([0-9.]+) ms$");

    @Test
    void everyTimeIsTcpdumpsTheFirstIncluded(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start("tcpdump", "-l", "-n", "-tt", "-c", "6", "-i", "eth0", "icmp or udp");
        Tool.awaitLine(tcpdump, "listening on");
        // one after the other, so that each packet is followed by its answer
        String printed = Tool.output(network.start(Programs.commandLine(
                "io.rawnet.examples.Main", "traceroute", "-n", "-q", "1", "-N", "1", "-m", "3", "10.0.2.2")));
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
        assertThat(truth).as(seen).hasSize(3);
        assertThat(times).as(printed).hasSize(3);
        for (int hop = 0; hop < times.size(); hop++) {
            assertThat(times.get(hop)).as(printed + seen).isCloseTo(truth.get(hop), Offset.offset(0.2));
        }
    }
}
