package io.rawnet.examples.tool.craft;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What send and exchange print beside what tcpdump(8) sees, with one router on the way. */
@InPrivateNetwork(routers = 1)
class CraftTest {
    private static final String PEER = "10.0.1.2";
    private static final String PEER6 = "2001:db8:0:1::2";

    @Test
    void showsWhatTheKernelWroteAndWhatDiffersFromPacketToPacket(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Process tcpdump = network.start(
                "tcpdump", "-nvv", "-c", "9", "-i", "eth0", "--immediate-mode", "udp or (ip[6:2] & 0x1fff != 0)");
        Tool.awaitLine(tcpdump, "listening on");
        List<String> printed = new ArrayList<>();
        printed.addAll(send("udp " + PEER + " -c 3 -i 0 -s 1000+1 -p random --payload abc"));
        printed.addAll(send("udp " + PEER + " -c 2 -i 0 --layer ip -a 10.7.7.7+1 -N random -p 7"));
        printed.addAll(send("udp " + PEER6 + " -c 2 -i 0 --layer ip -a random -p 7"));
        // two fragments
        printed.addAll(send("udp " + PEER + " -p 9 --payload " + "x".repeat(2000)));
        String seen = Tool.output(tcpdump);

        assertThat(printed).hasSize(9);
        assertThat(ids(seen, "(?m)\\bid ([0-9]+),"))
                .hasSize(7)
                .isEqualTo(ids(String.join("\n", printed), "\\bid ([0-9]+)"));
        assertThat(ids(seen, "(?m)^ +10\\.0\\.0\\.1\\.(100[0-9]) >")).containsExactly("1000", "1001", "1002");
        assertThat(ids(seen, "10\\.0\\.1\\.2\\.([0-9]+): \\[udp sum ok\\] UDP, length 3"))
                .isEqualTo(ids(String.join("\n", printed), " > ([0-9]+) length 11"));
        assertThat(seen).contains("10.7.7.7.", "10.7.7.8.");
    }

    private static List<String> send(String words) {
        Shell.Result result = Shell.run(("send " + words).split(" "));
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out().lines().filter(line -> line.startsWith("sent  ")).toList();
    }

    private static List<String> ids(String text, String pattern) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** The gateway gets the frames at the link layer, found with ARP and neighbor discovery. */
    @Test
    void isAnsweredAtEachLayer() {
        for (String host : new String[] {PEER, PEER6, "fe80::2%eth0"}) {
            for (String layer : new String[] {"transport", "ip", "link"}) {
                assertAnswered(layer, host);
            }
        }
        assertAnswered("transport", "::1");
    }

    private static void assertAnswered(String layer, String host) {
        Shell.Result icmp = Shell.run("exchange", "icmp", host, "--layer", layer);
        assertThat(icmp.status()).as(icmp.err()).isZero();
        assertThat(icmp.err()).isEmpty();
        String address = host.replaceFirst("%.*", "");
        assertThat(icmp.out())
                .containsPattern("sent  .* > \\Q" + address + "\\E ICMP.*echo request")
                .containsPattern("answer after [0-9.]+ ms\n")
                .contains("source: " + address);

        Shell.Result tcp = Shell.run("send", "tcp", host, "--layer", layer, "-p", "81", "--answer");
        assertThat(tcp.status()).as(tcp.err()).isZero();
        assertThat(tcp.out()).containsPattern("answer after [0-9.]+ ms  .*81 > [0-9]+ \\[R");
    }

    @Test
    void anIcmpErrorIsAnAnswer() {
        Shell.Result result = Shell.run("exchange", "udp", PEER, "-t", "1", "--payload", "x");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("source: 10.0.0.2").contains("time exceeded");
    }

    @Test
    void withoutAnAnswerItEndsWithOne(PrivateNetwork network) throws Exception {
        Sysctl.set(network.local(), "net.ipv4.neigh.eth0.retrans_time_ms", "50");
        Future<Shell.Result> unseenRun = network.local().background(() -> Shell.run("send", "udp", "10.0.0.98"));
        Future<Shell.Result> gatewayRun =
                network.local().background(() -> Shell.run("send", "udp", "10.0.0.97", "--layer", "link"));
        Shell.Result nobody = Shell.run(
                "exchange",
                "udp",
                "10.0.0.2",
                "-W",
                "0.05",
                "-r",
                "1",
                "--layer",
                "link",
                "--destination-mac",
                "02:00:00:00:00:99");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.out()).endsWith("no answer within 50.0 ms, 2 times\n");

        Shell.Result unresolved = Shell.run("send", "udp", "10.0.0.99", "--answer", "-W", "30");
        assertThat(unresolved.out()).contains("ICMP destination unreachable: host");

        Shell.Result unseen = unseenRun.get(30, TimeUnit.SECONDS);
        assertThat(unseen.status()).isZero();
        assertThat(unseen.out()).startsWith("sent  UDP ");
        assertThat(unseen.err()).hasLineCount(1).contains("packet 1 was not seen to leave eth0");

        Shell.Result gateway = gatewayRun.get(30, TimeUnit.SECONDS);
        assertThat(gateway.status()).isEqualTo(1);
        assertThat(gateway.err()).contains("nobody on eth0 says that it has 10.0.0.97: give --destination-mac");
    }

    @Test
    void severalPacketsEndWithCounts() {
        Shell.Result result = Shell.run("send", "icmp", PEER, "-c", "3", "-i", "0.01", "--answer");

        assertThat(result.out())
                .contains("seq 1", "seq 2", "seq 3")
                .containsPattern("\n\n3 packets sent, 3 answered\nrtt min/avg/max/mdev = [0-9./]+ ms\n$");
    }
}
