package io.rawnet.examples.ported;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortedExamplesTest {
    private static final int PORT = 5353;

    @Test
    @InPrivateNetwork(routers = 3)
    void aTraceFindsEachRouter(PrivateNetwork network) throws Exception {
        assertThat(RouteTrace.trace(Ipv4Address.of(network.peer().ipv4Address())))
                .isEqualTo(hostsOnTheWay(network))
                .hasSize(4);
    }

    @Test
    @InPrivateNetwork(routers = 3)
    void aTraceNeedsNoPrivilege(PrivateNetwork network) throws Exception {
        letEverybodyPing();
        Ipv4Address peer = Ipv4Address.of(network.peer().ipv4Address());
        assertThat(network.local().callUnprivileged(() -> RouteTrace.traceUnprivileged(peer)))
                .isEqualTo(hostsOnTheWay(network));
    }

    @Test
    @InPrivateNetwork(routers = 3)
    void aTraceOverIpv6FindsEachRouter(PrivateNetwork network) throws Exception {
        List<IpAddress> hops =
                RouteTraceOverIpv6.trace(Ipv6Address.of(network.peer().ipv6Address()));
        assertThat(hops).hasSize(4).doesNotHaveDuplicates().doesNotContain(Ipv6Address.ANY);
        assertThat(hops.get(0)).isEqualTo(IpAddress.of(network.routers().get(0).ipv6Address()));
        assertThat(hops.get(3)).isEqualTo(IpAddress.of(network.peer().ipv6Address()));
    }

    @Test
    @InPrivateNetwork
    void anIndependentDecoderAcceptsTheHello(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tshark");
        Path capture = Files.createTempFile("ospf", ".pcap");
        try {
            Process dump = network.peer()
                    .start(
                            "tcpdump",
                            "-i",
                            network.peer().interfaceName(),
                            "-U",
                            "-c",
                            "1",
                            "-w",
                            capture.toString(),
                            "proto",
                            "89");
            Tool.awaitLine(dump, "listening on");
            OspfHello.advertise(
                    network.local().interfaceIndex(),
                    Ipv4Address.of(network.local().ipv4Address()));
            assertThat(dump.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Process tshark = network.start(
                    "tshark",
                    "-r",
                    capture.toString(),
                    "-o",
                    "ip.check_checksum:TRUE",
                    "-T",
                    "fields",
                    "-e",
                    "ospf.msg",
                    "-e",
                    "ospf.srcrouter",
                    "-e",
                    "ip.dst",
                    "-e",
                    "ip.ttl",
                    "-e",
                    "ip.dsfield.dscp",
                    "-e",
                    "ip.checksum.status",
                    "-e",
                    "_ws.expert",
                    "-E",
                    "separator=,");
            assertThat(Tool.output(tshark).lines().filter(line -> line.startsWith("1,")))
                    .containsExactly("1,10.0.0.1,224.0.0.5,1,48,1,");
        } finally {
            Files.delete(capture);
        }
    }

    @Test
    @InPrivateNetwork
    void aMemberHearsWhatIsSentToTheGroup(PrivateNetwork network) throws Exception {
        Ipv4Address group = Ipv4Address.of("224.0.0.251");
        try (MulticastReceiver receiver = network.peer()
                .call(() -> MulticastReceiver.join(group, network.peer().interfaceIndex(), PORT))) {
            Future<MulticastReceiver.Datagram> heard = network.peer().background(receiver::receive);
            send(network.local(), group, PORT + 1, "to another port");
            send(network.local(), group, PORT, "query");
            MulticastReceiver.Datagram datagram = heard.get(30, TimeUnit.SECONDS);
            assertThat(datagram.data()).isEqualTo(text("query"));
            assertThat(datagram.source()).isEqualTo(IpAddress.of(network.local().ipv4Address()));
        }
    }

    @Test
    @InPrivateNetwork
    void aMemberOfOneSourceHearsNoOther(PrivateNetwork network) throws Exception {
        Ipv4Address group = Ipv4Address.of("232.1.2.3");
        Ipv4Address source = Ipv4Address.of(network.local().ipv4Address());
        try (MulticastReceiver receiver = network.peer()
                .call(() -> MulticastReceiver.join(group, network.peer().interfaceIndex(), PORT, source))) {
            Future<MulticastReceiver.Datagram> heard = network.peer().background(receiver::receive);
            send(network.peer(), group, PORT, "from the wrong source");
            send(network.local(), group, PORT, "from the right source");
            assertThat(heard.get(30, TimeUnit.SECONDS).data()).isEqualTo(text("from the right source"));
        }
    }

    @Test
    @InPrivateNetwork
    void anEchoNeedsNoPrivilege(PrivateNetwork network) throws Exception {
        letEverybodyPing();
        IpAddress answerer = network.local()
                .callUnprivileged(() -> UnprivilegedPing.ping(network.local().interfaceIndex()));
        assertThat(answerer.toString()).startsWith("fe80::");
    }

    private static List<IpAddress> hostsOnTheWay(PrivateNetwork network) {
        return Stream.concat(network.routers().stream(), Stream.of(network.peer()))
                .map(host -> IpAddress.of(host.ipv4Address()))
                .toList();
    }

    /** The calling thread's network decides what the file is about. */
    private static void letEverybodyPing() throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 0");
    }

    private static void send(Host from, Ipv4Address group, int port, String text) throws Exception {
        from.run(() -> {
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from.ipv4Address(), 0))) {
                byte[] data = text.getBytes(StandardCharsets.UTF_8);
                InetAddress to = group.toInetAddress();
                socket.send(new DatagramPacket(data, data.length, to, port));
            }
        });
    }

    private static Octets text(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
