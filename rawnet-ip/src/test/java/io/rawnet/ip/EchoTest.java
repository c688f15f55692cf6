package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class EchoTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** The calling thread's network decides what the file is about. */
    private static void letEverybodyIn() throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647");
    }

    @Test
    void aRefusalTellsOfTheGroupRange() {
        assertThatThrownBy(() -> TransportChannel.openEcho(StandardProtocolFamily.INET))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ping_group_range");
    }

    @Test
    void theKernelWritesIdentifierAndChecksum(PrivateNetwork network) throws Exception {
        letEverybodyIn();
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            channel.setControlFields(EnumSet.of(ControlField.HOP_LIMIT));
            ByteBuffer request =
                    ByteBuffer.allocate(16).put(0, (byte) Echo.REQUEST).putShort(6, (short) 5);
            channel.send(request, IpAddress.of(network.peer().ipv4Address()));

            ByteBuffer reply = ByteBuffer.allocate(100);
            ReceivedPacket received = channel.receive(reply, LONG);

            assertThat(reply.get(0)).isEqualTo((byte) Echo.REPLY);
            assertThat(channel.echoIdentifier()).hasValue(Echo.identifier(reply, 0));
            assertThat(received.length()).isEqualTo(16);
            assertThat(received.header()).isEmpty();
            assertThat(received.hopLimit()).hasValue(64);
        }
    }

    @Test
    void worksOverIpv6(PrivateNetwork network) throws Exception {
        letEverybodyIn();
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET6)) {
            assertThat(channel.echoIdentifier()).isEmpty();
            ByteBuffer request = ByteBuffer.allocate(16).put(0, (byte) 128);
            channel.send(request, IpAddress.of(network.peer().ipv6Address()));
            ByteBuffer reply = ByteBuffer.allocate(100);
            channel.receive(reply, LONG);
            assertThat(reply.get(0)).isEqualTo((byte) 129);
        }
    }

    @Test
    void seesTheRepliesToItsOwnRequestsOnly(PrivateNetwork network) throws Exception {
        letEverybodyIn();
        try (TransportChannel one = TransportChannel.openEcho(StandardProtocolFamily.INET);
                TransportChannel other = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            ByteBuffer request = ByteBuffer.allocate(8).put(0, (byte) Echo.REQUEST);
            other.send(request.duplicate(), Ipv4Address.LOOPBACK);
            other.receive(ByteBuffer.allocate(100), LONG);
            one.send(request, Ipv4Address.LOOPBACK);
            one.receive(ByteBuffer.allocate(100), LONG);
            assertThat(one.tryReceive(ByteBuffer.allocate(100))).isEmpty();
            assertThat(other.tryReceive(ByteBuffer.allocate(100))).isEmpty();
        }
    }
}
