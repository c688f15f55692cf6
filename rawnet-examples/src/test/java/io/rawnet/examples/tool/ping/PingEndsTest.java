package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void onlyRootMayFlood(PrivateNetwork network) throws Exception {
        Requirements.requireTool("unshare");
        List<String> words = new ArrayList<>(List.of("unshare", "--user"));
        words.addAll(List.of(Programs.commandLine("io.rawnet.examples.Main", "ping", "-f", "10.0.0.2")));
        Process ping = network.start(words.toArray(String[]::new));

        assertThat(Tool.output(ping))
                .isEqualTo("rawnet ping: only root may flood: use -i 0.002 or more. Try 'rawnet ping --help'.");
        assertThat(ping.waitFor()).isEqualTo(2);
    }
}
