package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.Answer;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of docs/private-networks.md, run. */
@Timeout(60)
class PrivateNetworksGuideTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @InPrivateNetwork
    void hostsTalk(PrivateNetwork network) throws Exception {
        Host peer = network.peer();
        ServerSocket listener = peer.call(() -> new ServerSocket(7777)); // opened there, and there it stays
        Future<String> heard = peer.background(() -> {
            try (listener;
                    Socket client = listener.accept()) {
                return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        });
        try (Socket client = new Socket(peer.ipv4Address(), 7777)) {
            client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo("hello");
    }

    @Test
    @InPrivateNetwork(routers = 2)
    void theSecondRouterAnswersAPacketWithTimeToLiveTwo(PrivateNetwork network) throws Exception {
        Host second = network.routers().get(1);
        Packet request = Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of(network.local().ipv4Address()))
                                .destination(Ipv4Address.of(network.peer().ipv4Address()))
                                .timeToLive(2)
                                .build(),
                        IcmpHeader.echoRequest(7, 1))
                .completed();
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet answer = channel.exchange(request, SECOND).orElseThrow().packet();
            assertThat(answer.header(Ipv4Header.class).orElseThrow().source())
                    .isEqualTo(Ipv4Address.of(second.attachments().get(0).ipv4Address()));
        }
    }

    @Test
    @InPrivateNetwork
    void programsRunOnHosts(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ip"); // skips the test, with the reason, where there is none
        Process ip = network.peer().start("ip", "-brief", "address", "show", "dev", "eth0");
        String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("10.0.0.2/24", "2001:db8::2/64");
    }

    @Test
    @InPrivateNetwork
    void theNetworkIsCutAndMended(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ip");
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            network.peer().start("ip", "link", "set", "eth0", "down").waitFor();
            assertThat(ping(network, channel)).isEmpty();
            network.peer().start("ip", "link", "set", "eth0", "up").waitFor();
            while (ping(network, channel).isEmpty()) {
                // the link is up a little later
            }
        }
    }

    private static Optional<Answer<ReceivedPacket>> ping(PrivateNetwork network, TransportChannel channel)
            throws Exception {
        Packet request = Packet.of(IcmpHeader.echoRequest(7, 1)).completed();
        return channel.exchange(request, Ipv4Address.of(network.peer().ipv4Address()), Duration.ofMillis(100));
    }

    @Test
    @InPrivateNetwork
    void withoutCapabilitiesAChannelIsRefused(PrivateNetwork network) throws Exception {
        assertThatThrownBy(() -> network.local()
                        .callUnprivileged(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("CAP_NET_RAW");
    }

    @Test
    @InPrivateNetwork(bridge = true)
    void nothingPassesABridgeHostUnlessAProgramForwardsIt(PrivateNetwork network) throws Exception {
        LinkChannel inside = network.bridge().call(() -> LinkChannel.open(LinkMode.RAW)
                .bind(LinkInterface.byName("eth0"), LinkChannel.ALL_PROTOCOLS));
        try (inside;
                TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            assertThat(ping(network, channel)).isEmpty();
            // hosts that come up announce themselves over IPv6 in between
            String seen = "";
            while (!seen.contains("ARP")) {
                seen = inside.receive(SECOND).packet().toString();
            }
        } catch (SocketTimeoutException silence) {
            throw new AssertionError("the question for the peer's address never reached the bridge host", silence);
        }
    }

    @Test
    void aNetworkNeedsNoJunit() throws Exception {
        Requirements.requirePrivileged();
        try (PrivateNetwork network = PrivateNetwork.builder().routers(1).open()) {
            assertThat(MacAddress.of(network.peer().hardwareAddress()).isMulticast())
                    .isFalse();
            assertThat(network.peer().ipv4Address().getHostAddress()).isEqualTo("10.0.1.2");
        }
    }
}
