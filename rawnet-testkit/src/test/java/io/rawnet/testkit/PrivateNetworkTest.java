package io.rawnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.junit.InPrivateNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
    void leavesTheCallingThreadWhereItWas() throws Exception {
        Path namespace = Path.of("/proc/thread-self/ns/net");
        Path before = Files.readSymbolicLink(namespace);
        try (PrivateNetwork network = PrivateNetwork.open()) {
            Path here = Files.readSymbolicLink(namespace);
            Path there = network.peer().call(() -> Files.readSymbolicLink(namespace));
            assertThat(here).isNotEqualTo(before).isNotEqualTo(there);
            assertThat(there).isNotEqualTo(before);
        }
        assertThat(Files.readSymbolicLink(namespace)).isEqualTo(before);
    }

    private static String ping(PrivateNetwork network, String destination) throws Exception {
        Process ping = network.start("ping", "-n", "-c", "1", "-W", "5", destination);
        return new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
