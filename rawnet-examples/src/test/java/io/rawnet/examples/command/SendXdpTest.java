package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What send sends through AF_XDP, and how fast. */
@Requires(Requirements.XDP)
@InPrivateNetwork
@Timeout(60)
class SendXdpTest {
    private static final Pattern SENT = Pattern.compile("(?m)^([0-9]+) packets? sent in ([0-9.]+) s, [0-9]+ a second$");

    @Test
    void sendsEachPacketOnceAndNotFasterThanTheRate(PrivateNetwork network) throws Exception {
        try (DatagramSocket peer = network.peer().call(() -> new DatagramSocket(7777))) {
            Result result = send("10.0.0.2 -c 100 --rate 1000 -s 3000+1 -p 7777");
            Matcher sent = SENT.matcher(result.out());

            assertThat(result.out())
                    .startsWith("first Ethernet ")
                    .containsOnlyOnce(" UDP 3000 > 7777 ")
                    .endsWith("0 packets dropped by interface\n");
            assertThat(sent.find()).isTrue();
            assertThat(sent.group(1)).isEqualTo("100");
            // the last one is due 99 ms after the first
            assertThat(Double.parseDouble(sent.group(2))).isGreaterThanOrEqualTo(0.099);
            assertThat(sourcePorts(peer, 100))
                    .containsExactlyElementsOf(
                            IntStream.range(3000, 3100).boxed().toList());

            assertThat(send("10.0.0.2 -c 3 -s 9 -p 7777").out()).contains("\n\n3 packets sent in ");
            assertThat(sourcePorts(peer, 3)).containsExactly(9, 9, 9);

            String random = send("10.0.0.2 -s random -p 7777").out();
            assertThat(random).contains(" UDP " + sourcePorts(peer, 1).get(0) + " > 7777 ");
        }
    }

    private static Result send(String words) {
        Result result = Shell.run(("send udp --xdp " + words).split(" "));
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result;
    }

    private static List<Integer> sourcePorts(DatagramSocket socket, int count) throws Exception {
        socket.setSoTimeout(10_000);
        List<Integer> ports = new ArrayList<>();
        for (int received = 0; received < count; received++) {
            DatagramPacket packet = new DatagramPacket(new byte[9], 9);
            socket.receive(packet);
            ports.add(packet.getPort());
        }
        return ports;
    }

    @Test
    void countsWhatTheInterfaceDrops(PrivateNetwork network) throws Exception {
        Tool.output(network.peer().start("ip", "link", "set", "eth0", "mtu", "1000"));
        Result result = send("10.0.0.2 -c 2 --payload " + "x".repeat(1400));

        assertThat(result.out()).endsWith("2 packets dropped by interface\n");
    }

    @Test
    @Requires("env")
    void ctrlCEndsItWithTheCounts(PrivateNetwork network) throws Exception {
        Process sending = network.start(Tool.inForeground(
                ThisProgram.commandLine(List.of("send", "udp", "10.0.0.2", "--xdp", "-c", "1000000000", "--rate", "50"))
                        .toArray(String[]::new)));
        Tool.awaitLine(sending, "first Ethernet ");
        Tool.pressCtrlC(sending);

        assertThat(Tool.output(sending)).containsPattern(SENT).contains("dropped by interface");
        assertThat(sending.waitFor()).isZero();
    }
}
