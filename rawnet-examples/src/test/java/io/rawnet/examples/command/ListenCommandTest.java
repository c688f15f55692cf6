package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Json;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listening to both versions of IP. */
@InPrivateNetwork
@Timeout(60)
class ListenCommandTest {

    @Test
    void icmpv6IsHeardWithoutAskingForIpv6() throws Exception {
        Future<Result> listening = Shell.start("listen", "icmpv6", "-n", "-i", "eth0", "-a", "2001:db8::1", "-c", "1");
        assertThat(Shell.run("ping", "-n", "-c", "1", "2001:db8::2").status()).isZero();

        Result result = listening.get(30, TimeUnit.SECONDS);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("2001:db8::2 > 2001:db8::1  ICMPv6 ");
    }

    @Test
    void bothVersionsOfIpAreHeardUnlessOneIsAskedFor(PrivateNetwork network) throws Exception {
        Instant begun = Instant.now();
        Future<Result> listening = Shell.start("listen", "udp", "--json", "-c", "2");
        for (InetAddress to : List.of(
                network.local().ipv4Address(), (InetAddress) network.local().ipv6Address())) {
            network.peer().run(() -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(new byte[5], 5, to, 4000));
                }
            });
        }
        Result result = listening.get(30, TimeUnit.SECONDS);
        List<Map<String, Object>> packets = Json.lines(result.out());

        assertThat(packets)
                .extracting(packet -> packet.get("source"))
                .containsExactlyInAnyOrder("10.0.0.2", "2001:db8::2");
        assertThat(packets).allSatisfy(packet -> {
            assertThat(packet)
                    .containsEntry("interface", "eth0")
                    .containsEntry("protocol", 17L)
                    .containsEntry("protocolName", "UDP")
                    .containsEntry("direction", "in");
            assertThat(Instant.parse((String) packet.get("time")))
                    .isBetween(begun.minus(Duration.ofMillis(1)), Instant.now());
        });
    }
}
