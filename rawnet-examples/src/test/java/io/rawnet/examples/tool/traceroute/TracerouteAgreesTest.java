package io.rawnet.examples.tool.traceroute;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command prints beside traceroute(8) in a network of three routers, as root and as an ordinary user. */
@InPrivateNetwork(routers = 3)
class TracerouteAgreesTest {
    private static final int SERVICE = 7;

    /** Options of traceroute(8), then the host. */
    private static final List<String> LINES = List.of(
            "-n 10.0.3.2",
            "10.0.3.2",
            "-n -I 10.0.3.2",
            "-n -T 10.0.3.2",
            "-n -U 10.0.3.2",
            "-n -U -p 4000 10.0.3.2",
            "-n 10.0.2.2",
            "-n 2001:db8:0:3::2",
            "-n -I 2001:db8:0:3::2",
            "-n -T 2001:db8:0:3::2",
            "-n -q 1 -f 2 -m 3 10.0.3.2",
            "-n -i eth0 10.0.1.2",
            "-n 10.0.3.2 200",
            "-n fe80::2%eth0",
            "-4 localhost",
            "-n -4 localhost",
            // behind the second router: prohibited, unreachable in three ways, lost, and too long
            "-n 192.0.2.1",
            "-n -I 192.0.2.1",
            "-n -T 192.0.2.2",
            "-n 192.0.2.3",
            "-n 192.0.2.4",
            "-n -m 5 -w 0.5 192.0.2.5",
            "-n 2001:db8:bad::1",
            "-n -I 2001:db8:bad::2",
            "-n 2001:db8:bad::3",
            "-n 2001:db8:bad::4",
            "-n -F 10.0.3.2 1400",
            "-n --mtu 10.0.3.2",
            "-n --mtu 2001:db8:0:3::2");

    /** The same for an ordinary user. */
    private static final List<String> UNPRIVILEGED_LINES = List.of(
            "-n 10.0.3.2",
            "10.0.3.2",
            "-n -I 10.0.3.2",
            "-n -U 10.0.3.2",
            "-n -p 65534 10.0.3.2",
            "-n -U -p " + SERVICE + " 10.0.3.2",
            "-n 2001:db8:0:3::2",
            "-n -I 2001:db8:0:3::2",
            "-n -U 2001:db8:0:3::2",
            "-n -q 1 -f 2 -m 3 10.0.3.2",
            "-n -i eth0 10.0.1.2",
            "-n -s 10.0.0.1 10.0.3.2",
            "-n 10.0.3.2 200",
            "-n 10.0.3.2 20",
            "-n -U fe80::2%eth0",
            "-n -4 localhost",
            "-n 192.0.2.1",
            "-n -U 192.0.2.2",
            "-n 192.0.2.3",
            "-n 192.0.2.4",
            "-n -m 5 -w 0.5 192.0.2.5",
            "-n 2001:db8:bad::1",
            "-n -U 2001:db8:bad::2",
            "-n 2001:db8:bad::3",
            "-n 2001:db8:bad::4",
            "-n -F 10.0.3.2 1400",
            "-n -F 2001:db8:0:3::2 1400",
            "-n --mtu 10.0.3.2",
            "-n -U --mtu 2001:db8:0:3::2");

    @BeforeEach
    void prepare(PrivateNetwork network) throws Exception {
        Traces.prepare(network);
    }

    @Test
    void printsTheHopsThatTraceroutePrints(PrivateNetwork network) throws Exception {
        Traces.PRIVILEGED.compare(LINES, network);
    }

    @Test
    void printsThemForAnOrdinaryUserToo(PrivateNetwork network) throws Exception {
        try (DatagramSocket service = network.peer().call(() -> new DatagramSocket(SERVICE))) {
            network.peer().background(() -> serve(service));
            Traces.UNPRIVILEGED.compare(UNPRIVILEGED_LINES, network);
        }
    }

    /** Sends back what it gets. */
    private static Void serve(DatagramSocket service) throws IOException {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                service.receive(packet);
                service.send(packet);
            }
        } catch (SocketException closed) {
            return null;
        }
    }

    @Test
    void whatNeedsAPrivilegeIsRefusedInOneLine(PrivateNetwork network) throws Exception {
        for (String line : List.of("-T 10.0.3.2", "-p 0 10.0.3.2")) {
            Shell.Result refused = Traces.UNPRIVILEGED.ours(line, network);
            assertThat(refused.status()).as(line).isEqualTo(1);
            assertThat(refused.out()).as(line).isEmpty();
            assertThat(refused.err()).as(line).hasLineCount(1).contains("CAP_NET_RAW");
        }
    }

    @Test
    void aLateAnswerHasItsTime(PrivateNetwork network) throws Exception {
        try (OddAnswers answers = OddAnswers.start(network)) {
            String line = "-n -q 1 -f 3 -m 4 " + answers.ipv4(OddAnswers.LATE);
            for (Traces user : Traces.values()) {
                long start = System.nanoTime();
                String ours = user.ours(line, network).out();
                double whole = (System.nanoTime() - start) / 1e6;

                assertThat(Traces.comparable(ours)).isEqualTo(user.classicOutput(line, network));
                Matcher time =
                        Pattern.compile("4  10\\.0\\.3\\.2  ([0-9.]+) ms").matcher(ours);
                assertThat(time.find()).as(ours).isTrue();
                assertThat(Double.parseDouble(time.group(1))).isBetween(150.0, whole);
            }
        }
    }

    /**
     * No router of Linux sends these: a failed source route, two about precedence, a wrong header, a label, a code that nobody knows. Linux
     * discards codes above 15 over IPv4.
     */
    @Test
    void namesRareErrorsAsTracerouteDoes(PrivateNetwork network) throws Exception {
        try (OddAnswers answers = OddAnswers.start(network)) {
            List<String> hosts = List.of(
                    answers.ipv4(5),
                    answers.ipv4(14),
                    answers.ipv4(15),
                    answers.ipv4(OddAnswers.PARAMETER),
                    answers.ipv4(OddAnswers.LABELLED),
                    answers.ipv6(7));
            for (Traces user : Traces.values()) {
                StringBuilder classic = new StringBuilder();
                StringBuilder ours = new StringBuilder();
                for (String host : hosts) {
                    String line = "-n -e -q 1 -f 4 -m 5 " + host;
                    classic.append(user.classicOutput(line, network));
                    ours.append(Traces.comparable(user.ours(line, network).out()));
                }
                assertThat(ours.toString())
                        .contains("!S", "!V", "!C", "!<12-0>", "<MPLS:L=16004,E=5,S=1,T=1>", "!<7>")
                        .isEqualTo(classic.toString());
            }
        }
    }
}
