package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the process ends that a user starts. */
@InPrivateNetwork
class PingEndsTest {
    @Test
    void ctrlCEndsItWithTheStatistics(PrivateNetwork network) throws Exception {
        String[] line = Programs.commandLine("io.rawnet.examples.Main", "ping", "-i", "60", "10.0.0.2");
        Process ping = network.start(Tool.inForeground(line));
        Tool.awaitLine(ping, "icmp_seq=1 ");
        Tool.pressCtrlC(ping);

        assertThat(Tool.output(ping))
                .contains("--- 10.0.0.2 ping statistics ---")
                .contains(" received, 0% packet loss")
                .contains("rtt min/avg/max/mdev = ");
        assertThat(ping.waitFor()).isZero();
    }

    /** What ping(8) refuses too. */
    @Test
    void onlyRootMaySendMuch(PrivateNetwork network) throws Exception {
        Requirements.requireTool("unshare");
        Map<String, String> refused = Map.of(
                "-f 10.0.0.2", "only root may flood: use -i 0.002 or more",
                "-b -i 0.5 10.0.0.255", "only root may ping many hosts at intervals below 1 s, not 0.5 s",
                "-b -M dont 10.0.0.255", "requests to many hosts are not fragmented: leave -M out",
                "-i 0.5 -I eth0 ff02::1", "only root may ping many hosts at intervals below 1 s, not 0.5 s");
        Map<String, Process> pings = new HashMap<>();
        for (String line : refused.keySet()) {
            List<String> words = new ArrayList<>(List.of("unshare", "--user"));
            words.addAll(List.of(Programs.commandLine("io.rawnet.examples.Main", ("ping -c 1 " + line).split(" "))));
            pings.put(line, network.start(words.toArray(String[]::new)));
        }
        for (String line : refused.keySet()) {
            assertThat(Tool.output(pings.get(line)))
                    .isEqualTo("rawnet ping: " + refused.get(line) + ". Try 'rawnet ping --help'.");
            assertThat(pings.get(line).waitFor()).isEqualTo(2);
        }
    }
}
