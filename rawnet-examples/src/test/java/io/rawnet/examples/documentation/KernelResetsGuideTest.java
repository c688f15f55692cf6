package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample and the shell lines of docs/kernel-resets.md, run. The program on that page is run by {@code StartTest}, too. */
@Timeout(60)
class KernelResetsGuideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private String shown = "";

    @Test
    @InPrivateNetwork
    void holdsThePort(PrivateNetwork network) throws Exception {
        Ipv4Address source = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address server = Ipv4Address.of(network.peer().ipv4Address());
        int port = 6666;
        try (ServerSocket running = network.peer().call(() -> new ServerSocket(port));
                TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            assertThat(running.getLocalPort()).isEqualTo(port);
            try (TcpPortGuard guard = TcpPortGuard.open(source, 0)) {
                Packet syn = Packet.of(TcpHeader.syn(guard.port(), port));
                show(channel.exchange(channel.completed(syn, server), server, Duration.ofSeconds(1)));
            }
        }
        assertThat(shown).contains("TCP 6666 > ", "[S.]");
    }

    @Test
    @InPrivateNetwork
    void aFirewallRuleDropsTheReset(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nft");
        Ipv4Address server = Ipv4Address.of(network.peer().ipv4Address());
        List<String> lines = shell("nft add table").lines().toList();
        assertThat(lines).hasSize(4);
        try (ServerSocket running = network.peer().call(() -> new ServerSocket(6666));
                TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(server).attachFilter("tcp[tcpflags] != tcp-ack and dst port 40000");
            assertThat(run(network, String.join("\n", lines.subList(0, 3)))).isEmpty();

            channel.send(channel.completed(Packet.of(TcpHeader.syn(40000, running.getLocalPort()))));
            TcpHeader synAck =
                    channel.receive(PATIENCE).packet().header(TcpHeader.class).orElseThrow();
            TcpHeader data =
                    synAck.reply(0).controlBits(TcpHeader.PSH | TcpHeader.ACK).build();
            channel.send(channel.completed(Packet.of(data).withPayload((byte) 42)));
            // a server whose connection was reset has no octet to read
            running.setSoTimeout((int) PATIENCE.toMillis());
            try (Socket accepted = running.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(42);
            }
        }
        assertThat(run(network, lines.get(3) + "\nnft list tables")).isEmpty();
    }

    @Test
    @InPrivateNetwork
    void aNamespaceWithoutAddressesResetsNothing(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ip");
        Requirements.requireTool("unshare");
        String lines = shell("ip netns add mine");
        String program = "java -cp 'rawnet-examples/target/modules/*' OwnAddress.java";
        assertThat(lines).contains(program);
        String java = String.join(" ", Programs.commandLine("io.rawnet.examples.start.OwnAddress"));
        String bridge = """
                mount -t tmpfs none /run # the name of a namespace is a mount there
                ip link add br0 type bridge
                ip address add 192.0.2.2/24 dev br0
                ip link set br0 up
                """;
        String forwards = "until ip -d link show veth-mine | grep -q 'state forwarding'; do :; done\n";
        try (ServerSocket running = network.local().call(() -> new ServerSocket(80))) {
            assertThat(running.getLocalPort()).isEqualTo(80);
            assertThat(run(
                            network,
                            bridge
                                    + lines.replace("ip netns exec", forwards + "ip netns exec")
                                            .replace(program, java)))
                    .contains("seen Ethernet", "the server acknowledges: Ethernet")
                    .doesNotContain("[R");
        }
    }

    /** {@return the lines of the page for a shell, from the block that begins with these words} */
    private static String shell(String beginning) throws IOException {
        String page = Files.readString(Pages.docs("kernel-resets.md"));
        int start = page.indexOf("```sh\n" + beginning);
        assertThat(start).isPositive();
        return page.substring(start + "```sh\n".length(), page.indexOf("```", start + 1));
    }

    /** {@return what a shell prints that runs lines on the local host and ends at the first that fails} */
    private static String run(PrivateNetwork network, String lines) throws Exception {
        Process shell = network.start("unshare", "--mount", "sh", "-euc", lines + "\n");
        String printed = Tool.output(shell);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }

    private void show(Optional<?> answer) {
        shown = answer.toString();
    }
}
