package io.rawnet.examples.tool.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Agreement;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command prints, and how it ends, beside ping(8) of iputils in the same network. */
@InPrivateNetwork
class PingAgreesTest {
    private static final Pattern ERASED = Pattern.compile("[^\b]\b \b");

    /** The neighbours are known to both then, and the kernel does not find out in between that there is no other. */
    @BeforeEach
    void meetNeighbours(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ping");
        Sysctl.set(network.local(), "net.ipv4.neigh.eth0.mcast_solicit", "100");
        network.start("ping", "-c", "1", "10.0.0.2").waitFor();
        network.start("ping", "-c", "1", "2001:db8::2").waitFor();
    }

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
                "-c 1 -I 10.0.0.1 10.0.0.2",
                "-c 1 -W 0.2 10.0.0.99",
                "-c 1 -4 localhost",
                "-c 1 -4 -n localhost",
                "-c 1 -s 16 10.0.0.2",
                "-c 3 -f 10.0.0.2",
                "-c 3 -f -W 0.2 10.0.0.99",
                "-c 2 -w 30 -i 0.2 10.0.0.2"
            })
    void printsWhatPingPrints(String words, PrivateNetwork network) throws Exception {
        agrees(words, network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c 2 -i 0.2 10.0.0.2", "-c 1 2001:db8::2", "-c 1 -W 0.2 10.0.0.99"})
    void needsNoPrivilegeWhereTheKernelAsksForNone(String words, PrivateNetwork network) throws Exception {
        Sysctl.set(network.local(), "net.ipv4.ping_group_range", "0 0");
        network.local().callUnprivileged(() -> {
            agrees(words, network);
            return null;
        });
    }

    private static void agrees(String words, PrivateNetwork network) throws Exception {
        String[] command = ("ping " + words).split(" ");
        Agreement.expect(() -> {
            Process classic = network.start(command);
            Shell.Result ours = Shell.run(command);

            assertThat(comparable(ours.out())).isEqualTo(comparable(Tool.output(classic) + "\n"));
            assertThat(ours.status()).isEqualTo(classic.waitFor());
            assertThat(ours.err()).isEmpty();
        });
    }

    @Test
    void pingsEverybodyWhoListensToBroadcasts(PrivateNetwork network) throws Exception {
        Sysctl.set(network.peer(), "net.ipv4.icmp_echo_ignore_broadcasts", "0");
        String[] words = {"ping", "-b", "-c", "1", "10.0.0.255"};
        String warning = "WARNING: pinging broadcast address\n";
        String classic = Tool.output(network.start(words));
        Shell.Result ours = Shell.run(words);

        assertThat(classic).startsWith(warning);
        assertThat(ours.err()).isEqualTo(warning);
        assertThat(comparable(ours.out()))
                .contains("from 10.0.0.2:")
                .isEqualTo(comparable(classic.substring(warning.length()) + "\n"));
        assertThat(ours.status()).isZero();
    }

    /** To -b and an address of one host there is nothing to warn of. */
    @Test
    void requestsToManyAreNotFragmented(PrivateNetwork network) throws Exception {
        String[] words = {"ping", "-b", "-c", "1", "-W", "0.2", "-s", "1473", "10.0.0.2"};
        Shell.Result ours = Shell.run(words);

        assertThat(Tool.output(network.start(words))).contains("local error: message too long, mtu=1500");
        assertThat(ours.err()).isEqualTo("rawnet ping: local error: message too long, mtu=1500\n");
        assertThat(ours.status()).isEqualTo(1);
    }

    /** ping(8) times a request by its data, and does not know which address a link-local one is sent from. */
    @Test
    void saysMoreWherePingKnowsLess(PrivateNetwork network) {
        assertThat(Shell.run("ping", "-c", "1", "-s", "0", "10.0.0.2").out())
                .containsPattern("8 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=[0-9.]+ ms\n");
        assertThat(Shell.run("ping", "-c", "1", "-I", "eth0", "fe80::2").out())
                .startsWith(
                        "PING fe80::2(fe80::2%eth0) from fe80::1 eth0: 56 data bytes\n64 bytes from fe80::2%eth0: ");
    }

    @Test
    void printsTheErrorOfARouter(PrivateNetwork network) throws Exception {
        network.start("ip", "route", "add", "192.0.2.0/24", "via", "10.0.0.2").waitFor();
        Sysctl.set(network.peer(), "net.ipv4.ip_forward", "1");
        network.peer()
                .start("ip", "route", "add", "unreachable", "192.0.2.0/24")
                .waitFor();

        Shell.Result ours = Shell.run("ping", "-c", "1", "192.0.2.1");
        assertThat(ours.out())
                .contains("From 10.0.0.2: seq 1 Destination Host Unreachable\n")
                .contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss");
        assertThat(ours.status()).isEqualTo(1);
    }

    @Test
    void aRequestLongerThanThePathIsALocalError(PrivateNetwork network) throws Exception {
        Shell.Result ours = Shell.run("ping", "-c", "1", "-M", "do", "-s", "1473", "10.0.0.2");
        String classic = Tool.output(network.start("ping", "-c", "1", "-M", "do", "-s", "1473", "10.0.0.2"));

        assertThat(classic).contains("local error: message too long, mtu=1500");
        assertThat(ours.err()).isEqualTo("rawnet ping: local error: message too long, mtu=1500\n");
        assertThat(ours.out()).contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss");
        assertThat(ours.status()).isEqualTo(1);
    }

    /** {@return what is left on the terminal, with a hash in place of each time} */
    private static String comparable(String printed) {
        String left = printed;
        String before;
        do {
            before = left;
            left = ERASED.matcher(before).replaceFirst("");
        } while (!left.equals(before));
        return left.replaceAll("time=[0-9.]+ ms", "time=# ms")
                .replaceAll("time [0-9]+ms", "time #ms")
                .replaceAll("= [0-9./]+ ms", "= # ms")
                // ping(8) says how it waited too, and how many were on their way
                .replaceAll(", (ipg/ewma [0-9./]+ ms|pipe [0-9]+)", "");
    }
}
