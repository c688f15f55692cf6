package io.rawnet.examples.tool.arping;

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

/** The times that the command prints, in processes of its own, beside those that tcpdump sees. */
@InPrivateNetwork
class ArpingTimesTest {
    private static final Pattern ARP = Pattern.compile(
            "([0-9.]+) ARP, Request who-has 10\\.0\\.0\\.2 .*\\n([0-9.]+) ARP, Reply 10\\.0\\.0\\.2 is-at ");
    private static final Pattern PRINTED = Pattern.compile(" from \\S+ \\[\\S+\\]  ([0-9.]+)ms");

    @Test
    void everyTimeIsTcpdumpsTheFirstIncluded(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start("tcpdump", "-l", "-n", "-tt", "-c", "6", "-i", "eth0", "arp");
        Tool.awaitLine(tcpdump, "listening on");
        Process arping = network.start(
                Programs.commandLine("io.rawnet.examples.Main", "arping", "-c", "3", "-i", "0.2", "10.0.0.2"));
        String printed = Tool.output(arping);
        String seen = Tool.output(tcpdump);

        List<Double> truth = ARP.matcher(seen)
                .results()
                .map(pair -> (Double.parseDouble(pair.group(2)) - Double.parseDouble(pair.group(1))) * 1000)
                .toList();
        List<Double> times = PRINTED.matcher(printed)
                .results()
                .map(line -> Double.parseDouble(line.group(1)))
                .toList();
        assertThat(truth).as(seen).hasSize(3);
        assertThat(times).as(printed).hasSize(3);
        for (int reply = 0; reply < times.size(); reply++) {
            assertThat(times.get(reply)).as(printed + seen).isCloseTo(truth.get(reply), Offset.offset(0.2));
        }
    }
}
