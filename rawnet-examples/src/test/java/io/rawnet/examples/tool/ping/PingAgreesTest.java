package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command prints, and how it ends, beside ping(8) of iputils in the same network. */
@InPrivateNetwork
class PingAgreesTest {
    /** Options of ping(8), then the host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c 2 -i 0.2 10.0.0.2",
                "-c 2 -i 0.2 2001:db8::2",
                "-c 1 fe80::2%eth0",
                "-c 1 -q 10.0.0.2",
                "-c 1 -s 1400 -t 9 -M do 10.0.0.2",
                "-c 1 -I eth0 10.0.0.2",
                "-c 1 -W 0.2 10.0.0.99",
                "-c 2 -w 1 -i 0.2 10.0.0.2"
            })
    void printsWhatPingPrints(String words, PrivateNetwork network) throws Exception {
        Requirements.requireTool("ping");
        // the neighbour is known to both then
        network.start("ping", "-c", "1", "10.0.0.2").waitFor();
        Process classic = network.start(("ping " + words).split(" "));
        String expected = output(classic);
        Process ours = network.start(Programs.commandLine("io.rawnet.examples.Main", ("ping " + words).split(" ")));

        assertThat(output(ours)).isEqualTo(expected);
        assertThat(ours.waitFor()).isEqualTo(classic.waitFor());
    }

    @Test
    void printsTheErrorOfARouter(PrivateNetwork network) throws Exception {
        network.start("ip", "route", "add", "192.0.2.0/24", "via", "10.0.0.2").waitFor();
        network.peer().start("sysctl", "-qw", "net.ipv4.ip_forward=1").waitFor();
        network.peer()
                .start("ip", "route", "add", "unreachable", "192.0.2.0/24")
                .waitFor();

        Process ours = network.start(Programs.commandLine("io.rawnet.examples.Main", "ping", "-c", "1", "192.0.2.1"));
        assertThat(output(ours))
                .contains("From 10.0.0.2: seq 1 Destination Host Unreachable\n")
                .contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss");
        assertThat(ours.waitFor()).isEqualTo(1);
    }

    /** {@return what a process printed, with a hash in place of each time} */
    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("time=[0-9.]+ ms", "time=# ms")
                .replaceAll("time [0-9]+ms", "time #ms")
                .replaceAll("= [0-9./]+ ms", "= # ms");
    }
}
