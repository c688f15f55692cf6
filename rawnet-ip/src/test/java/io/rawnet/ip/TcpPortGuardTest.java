package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class TcpPortGuardTest {
    private static final int RESET = 0x04;
    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int CONTROL_BITS = 13;

    @Test
    void keepsTheKernelFromResetting(PrivateNetwork network) throws Exception {
        try (TcpPortGuard guard = TcpPortGuard.open(IpAddress.of(network.local().ipv4Address()), 0)) {
            assertThat(guard.port()).isBetween(1, 65535);
            assertThat(segmentsOfAnOpening(network, guard.port()))
                    .contains(SYN, SYN_ACK)
                    .doesNotContain(RESET);
        }
    }

    @Test
    void keepsTheKernelFromResettingOverIpv6(PrivateNetwork network) throws Exception {
        IpAddress source = IpAddress.of(network.local().ipv6Address());
        IpAddress destination = IpAddress.of(network.peer().ipv6Address());
        try (TcpPortGuard guard = TcpPortGuard.open(source, 0)) {
            assertThat(segmentsOfAnOpening(network, source, destination, guard.port()))
                    .contains(SYN, SYN_ACK)
                    .doesNotContain(RESET);
        }
        assertThat(segmentsOfAnOpening(network, source, destination, 45_678)).contains(SYN, SYN_ACK, RESET);
    }

    @Test
    void withoutItTheKernelResets(PrivateNetwork network) throws Exception {
        assertThat(segmentsOfAnOpening(network, 45_678)).contains(SYN, SYN_ACK, RESET);
    }

    @Test
    void reservesThePortUntilItIsClosed(PrivateNetwork network) throws Exception {
        Ipv4Address any = Ipv4Address.ANY;
        TcpPortGuard guard = TcpPortGuard.open(any, 45_679);
        assertThat(guard.isOpen()).isTrue();
        assertThat(guard.address()).isEqualTo(any);
        assertThatThrownBy(() -> TcpPortGuard.open(any, 45_679)).isInstanceOf(BindException.class);
        guard.close();
        assertThat(guard.isOpen()).isFalse();
        TcpPortGuard.open(any, 45_679).close();
        assertThatThrownBy(() -> TcpPortGuard.open(any, 65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void guardsIpv6Alone(PrivateNetwork network) throws Exception {
        try (TcpPortGuard guard = TcpPortGuard.open(IpAddress.of("::"), 0);
                TcpPortGuard other = TcpPortGuard.open(Ipv4Address.ANY, guard.port())) {
            assertThat(guard.address()).isEqualTo(IpAddress.of("::"));
            assertThat(other.port()).isEqualTo(guard.port());
        }
    }

    private static List<Integer> segmentsOfAnOpening(PrivateNetwork network, int sourcePort) throws Exception {
        return segmentsOfAnOpening(
                network,
                IpAddress.of(network.local().ipv4Address()),
                IpAddress.of(network.peer().ipv4Address()),
                sourcePort);
    }

    /** Sends a SYN to a listening peer, and tells the control bits of its answer and of what reached it. */
    private static List<Integer> segmentsOfAnOpening(
            PrivateNetwork network, IpAddress source, IpAddress destination, int sourcePort) throws Exception {
        boolean ipv4 = source instanceof Ipv4Address;
        StandardProtocolFamily family = ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        PseudoHeader pseudoHeader = ipv4
                ? new Ipv4PseudoHeader((Ipv4Address) source, (Ipv4Address) destination)
                : new Ipv6PseudoHeader((Ipv6Address) source, (Ipv6Address) destination);
        List<Integer> seen = new ArrayList<>();
        try (ServerSocket server = network.peer().call(() -> {
                    ServerSocket listening = new ServerSocket();
                    listening.bind(new InetSocketAddress(destination.toInetAddress(), 8080));
                    return listening;
                });
                TransportChannel here = TransportChannel.open(family, IpProtocol.TCP);
                TransportChannel there = network.peer().call(() -> TransportChannel.open(family, IpProtocol.TCP))) {
            ByteBuffer segment = ByteBuffer.allocate(20);
            TcpHeader.builder()
                    .sourcePort(sourcePort)
                    .destinationPort(server.getLocalPort())
                    .sequenceNumber(1000)
                    .controlBits(SYN)
                    .window(1024)
                    .build()
                    .withChecksum(pseudoHeader, ByteBuffer.allocate(0))
                    .encode(segment);
            here.send(segment.flip(), destination);
            ByteBuffer answer = ByteBuffer.allocate(60);
            here.receive(answer, Duration.ofSeconds(5));
            seen.add((int) answer.get(CONTROL_BITS));
            while (true) {
                there.receive(answer.clear(), Duration.ofMillis(200));
                seen.add((int) answer.get(CONTROL_BITS));
            }
        } catch (SocketTimeoutException quiet) {
            return seen;
        }
    }
}
