package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The samples of README.md, run. */
@Timeout(60)
class ReadmeTest {

    @Test
    void changesAPacketInPlace() throws Exception {
        Packet syn = Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of("192.0.2.1"))
                                .destination(Ipv4Address.of("192.0.2.2"))
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(40000)
                                .destinationPort(80)
                                .controlBits(TcpHeader.SYN)
                                .build())
                .completed();
        ByteBuffer buffer = ByteBuffer.wrap(syn.octets().toArray());

        Ipv4View ip = Ipv4View.of(buffer); // no copy
        ip.decrementTimeToLive();
        ip.setSource(Ipv4Address.of("203.0.113.7")); // repairs the IPv4 and the TCP checksum

        assertThat(Packet.decode(EtherType.IPV4, buffer).violations()).isEmpty();
    }

    @Test
    @InPrivateNetwork
    void hearsPings(PrivateNetwork network) throws Exception {
        Process program = network.start(Programs.commandLine("io.rawnet.examples.start.HearPings"));
        assertThat(lineWhilePeerPings(network, program, "")).startsWith("10.0.0.2 sent ICMP echo request id 1 seq 1");
    }

    @Test
    @InPrivateNetwork
    void probesAPort(PrivateNetwork network) throws Exception {
        try (EchoServer server = EchoServer.start(network.peer(), 7)) {
            assertThat(probe(network, server.port())).contains("TCP 7 > 40000 [S.] seq ");
            assertThat(probe(network, 9)).contains("TCP 9 > 40000 [R.] seq ");
        }
    }

    private static String probe(PrivateNetwork network, int port) throws Exception {
        return Tool.output(
                network.start(Programs.commandLine("io.rawnet.examples.start.ProbePort", "10.0.0.2", "" + port)));
    }

    @Test
    @InPrivateNetwork
    void watchesTwoLayers(PrivateNetwork network) throws Exception {
        Process program = network.start(Programs.commandLine("io.rawnet.examples.start.WatchTwoLayers", "eth0"));
        assertThat(lineWhilePeerPings(network, program, "frame: Ethernet ")).contains("ICMP echo request id 1 seq 1");
        assertThat(lineWhilePeerPings(network, program, "message: "))
                .startsWith("message: ICMP echo request id 1 seq 1");
    }

    @Test
    @InPrivateNetwork
    void pingsManyHosts(PrivateNetwork network, @TempDir Path folder) throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
        Programs.compile(folder, Path.of("src/test/resources/io/rawnet/examples/documentation/PingMany.java"));
        Process program = network.start(Programs.commandLine(folder, "PingMany", "10.0.0.2", "127.0.0.1", "10.0.0.77"));
        assertThat(Tool.output(program).lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("10.0.0.2: Optional[PT"))
                .anyMatch(line -> line.startsWith("127.0.0.1: Optional[PT"))
                .contains("10.0.0.77: Optional.empty");
    }

    /** {@return the next line of a program that begins with something, while the peer pings this host} */
    private static String lineWhilePeerPings(PrivateNetwork network, Process program, String beginning)
            throws Exception {
        Future<String> line = network.local().background(() -> nextLine(program.inputReader(), beginning));
        while (!line.isDone()) {
            network.peer().run(() -> ping(Ipv4Address.of(network.local().ipv4Address())));
            Thread.sleep(50);
        }
        return line.get();
    }

    private static String nextLine(BufferedReader said, String beginning) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = said.readLine();
        }
        return line;
    }

    private static void ping(Ipv4Address destination) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet request = Packet.of(IcmpHeader.echoRequest(1, 1))
                    .withPayload(new byte[3])
                    .completed();
            channel.send(request, destination);
        }
    }
}
