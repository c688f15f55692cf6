package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filter expressions compiled for raw IP sockets let in what they say. A datagram goes from port 1053 to port 53. */
@InPrivateNetwork
@Timeout(60)
class SocketFilterTest {

    private static final byte[] DATAGRAM = {0x04, 0x1d, 0, 53, 0, 12, 0, 0, 'r', 'a', 'w', 'n'};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp",
                "ip",
                "udp port 53",
                "src port 1053",
                "dst portrange 50-60",
                "src host 10.0.0.1",
                "dst net 10.0.0.0/24",
                "udp[8:4] = 0x7261776e",
                "ip[9] = 17",
                "inbound",
                "not tcp and not ip6",
                "len = 32"
            })
    void rawIpv4SocketsReceiveWhatTheirFilterAccepts(String expression, PrivateNetwork network) throws Exception {
        assertAcceptsOneAndItsOppositeNone(StandardProtocolFamily.INET, expression, network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp",
                "ip6",
                "udp port 53",
                "src port 1053",
                "dst portrange 50-60",
                "src host 2001:db8::1",
                "dst net 2001:db8::/64",
                "ip6[6] = 17",
                "inbound",
                "not tcp and not ip",
                "len = 12"
            })
    void rawIpv6SocketsReachBackToTheHeaderTheKernelTookOff(String expression, PrivateNetwork network)
            throws Exception {
        assertAcceptsOneAndItsOppositeNone(StandardProtocolFamily.INET6, expression, network);
    }

    private static void assertAcceptsOneAndItsOppositeNone(
            ProtocolFamily family, String expression, PrivateNetwork network) throws Exception {
        Host peer = network.peer();
        boolean ipv4 = family == StandardProtocolFamily.INET;
        IpAddress to = IpAddress.of(ipv4 ? peer.ipv4Address() : peer.ipv6Address());
        try (TransportChannel accepting = peer.call(() -> filtered(family, expression));
                TransportChannel refusing = peer.call(() -> filtered(family, "not (" + expression + ")"));
                TransportChannel sender = TransportChannel.open(family, IpProtocol.UDP)) {
            // When one socket has the second, every socket has been offered the first.
            for (int count = 0; count < 2; count++) {
                sender.send(ByteBuffer.wrap(DATAGRAM), to);
                ByteBuffer in = ByteBuffer.allocate(64);
                accepting.receive(in, Duration.ofSeconds(30));
                assertThat(in.flip()).isEqualTo(ByteBuffer.wrap(DATAGRAM));
            }
            assertThat(refusing.tryReceive(ByteBuffer.allocate(64))).isEmpty();
        }
    }

    private static TransportChannel filtered(ProtocolFamily family, String expression) throws Exception {
        return TransportChannel.open(family, IpProtocol.UDP, expression);
    }
}
