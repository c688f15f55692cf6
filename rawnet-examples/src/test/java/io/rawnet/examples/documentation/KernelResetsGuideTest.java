package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample of docs/kernel-resets.md, run. The program on that page is run by {@code StartTest}. */
@Timeout(60)
class KernelResetsGuideTest {
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
                TcpHeader syn = TcpHeader.builder()
                        .sourcePort(guard.port())
                        .destinationPort(port)
                        .controlBits(TcpHeader.SYN)
                        .build();
                show(channel.exchange(channel.completed(Packet.of(syn), server), server, Duration.ofSeconds(1)));
            }
        }
        assertThat(shown).contains("TCP 6666 > ", "[S.]");
    }

    private void show(Optional<?> answer) {
        shown = answer.toString();
    }
}
