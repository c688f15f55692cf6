package io.rawnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.File;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrivateNetworkTest {
    @Test
    @InPrivateNetwork
    void peerAnswersPing(PrivateNetwork network) throws Exception {
        assertThat(ping(network, network.peer().ipv4Address().getHostAddress())).contains(" 0% packet loss");
        assertThat(ping(network, network.peer().ipv6Address().getHostAddress())).contains(" 0% packet loss");
    }

    @Test
    @InPrivateNetwork(routers = 3)
    void routersForwardToThePeer(PrivateNetwork network) throws Exception {
        assertThat(network.routers()).hasSize(3);
        assertThat(ping(network, network.peer().ipv4Address().getHostAddress())).contains(" 0% packet loss", "ttl=61");
        assertThat(ping(network, network.peer().ipv6Address().getHostAddress())).contains(" 0% packet loss", "ttl=61");
    }

    @Test
    @InPrivateNetwork(bridge = true)
    void aBridgeHostHasTwoInterfacesWithoutAddressesAndForwardsNothing(PrivateNetwork network) throws Exception {
        assertThat(network.routers()).isEmpty();
        assertThat(network.bridge().attachments()).hasSize(2).allSatisfy(attachment -> {
            assertThatThrownBy(attachment::ipv4Address).isInstanceOf(IllegalStateException.class);
            assertThat(attachment).hasToString(attachment.interfaceName());
        });
        assertThat(network.local().ipv4Address().getHostAddress()).isEqualTo("10.0.0.1");
        assertThat(network.peer().ipv4Address().getHostAddress()).isEqualTo("10.0.0.2");
        assertThat(ping(network, "10.0.0.2")).contains(" 100% packet loss");
    }

    @Test
    @InPrivateNetwork
    void thereIsNoBridgeHostUnlessAskedFor(PrivateNetwork network) {
        assertThatThrownBy(network::bridge).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PrivateNetwork.builder().routers(1).bridge().open())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @InPrivateNetwork
    void unprivilegedCodeHasNoCapability(PrivateNetwork network) throws Exception {
        Path status = Path.of("/proc/thread-self/status");
        assertThat(network.local().callUnprivileged(() -> Files.readString(status)))
                .contains("CapPrm:\t0000000000000000", "CapEff:\t0000000000000000");
        assertThat(network.local().callUnprivileged(PrivateNetworkTest::namespace))
                .isEqualTo(namespace());
        assertThat(Files.readString(status)).doesNotContain("CapEff:\t0000000000000000");
    }

    @Test
    void leavesTheCallingThreadWhereItWas() throws Exception {
        Requirements.requirePrivileged();
        Path before = namespace();
        try (PrivateNetwork network = PrivateNetwork.open()) {
            Path there = network.peer().call(PrivateNetworkTest::namespace);
            assertThat(namespace()).isNotEqualTo(before).isNotEqualTo(there);
            assertThat(there).isNotEqualTo(before);
        }
        assertThat(namespace()).isEqualTo(before);
    }

    @Test
    void leavesNeitherDescriptorNorThreadNorProcessBehind() throws Exception {
        Requirements.requirePrivileged();
        PrivateNetwork.open().close();
        int descriptors = descriptors();
        int threads = Thread.activeCount();
        for (int cycle = 0; cycle < 20; cycle++) {
            Process local;
            Process distant;
            try (PrivateNetwork network = PrivateNetwork.builder().routers(1).open()) {
                local = network.start("sleep", "1000");
                distant = network.peer().start("sh", "-c", "sleep 1000; true");
            }
            assertThat(local.isAlive()).isFalse();
            assertThat(distant.isAlive()).isFalse();
        }
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 5);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
    }

    @Test
    @InPrivateNetwork
    void processesRunInTheirHostsNetwork(PrivateNetwork network) throws Exception {
        String here = output(network.start("readlink", "/proc/self/ns/net"));
        String there = output(network.peer().start("readlink", "/proc/self/ns/net"));
        assertThat(here).isEqualTo(namespace().toString());
        assertThat(there)
                .isEqualTo(network.peer().call(PrivateNetworkTest::namespace).toString());
    }

    @Test
    @InPrivateNetwork
    void backgroundCodeOfThePeerTalksToTheTest(PrivateNetwork network) throws Exception {
        ServerSocket server =
                network.peer().call(() -> new ServerSocket(0, 1, network.peer().ipv4Address()));
        Future<Integer> received = network.peer().background(() -> {
            try (server;
                    Socket accepted = server.accept()) {
                return accepted.getInputStream().read();
            }
        });
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.getOutputStream().write(42);
            assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(42);
        }
    }

    @Test
    @InPrivateNetwork
    void failureOnThePeerArrivesAsItIs(PrivateNetwork network) {
        IllegalStateException failure = new IllegalStateException("there");
        assertThatThrownBy(() -> network.peer().run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    @InPrivateNetwork
    void attachmentsSayWhatTheKernelSays(PrivateNetwork network) throws Exception {
        assertThat(network.local().interfaceName()).isEqualTo("eth0");
        String addresses = output(network.peer().start("cat", "/proc/net/if_inet6"));
        assertThat(network.peer().hardwareAddress())
                .hasSize(6)
                .isNotEqualTo(network.local().hardwareAddress());
        assertThat(addresses).contains("20010db8000000000000000000000002", "fe800000000000000000000000000002");
    }

    @Test
    @InPrivateNetwork
    void onlyTheOpeningThreadMayClose(PrivateNetwork network) throws Exception {
        Future<?> elsewhere = network.local().background(() -> {
            network.close();
            return null;
        });
        assertThatThrownBy(() -> elsewhere.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void rejectsMoreRoutersThanAddresses() {
        assertThatThrownBy(() -> PrivateNetwork.builder().routers(251)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String ping(PrivateNetwork network, String destination) throws Exception {
        Requirements.requireTool("ping");
        return output(network.start("ping", "-n", "-c", "1", "-W", "5", destination));
    }

    private static String output(Process process) throws Exception {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    }

    private static Path namespace() throws Exception {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net"));
    }

    private static int descriptors() {
        return new File("/proc/self/fd").list().length;
    }
}
