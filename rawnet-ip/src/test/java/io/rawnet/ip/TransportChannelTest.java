package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class TransportChannelTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static TransportChannel open(IpProtocol protocol) throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, protocol);
    }

    @Test
    void receivesThePeersEchoReplyWithoutItsIpHeader(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(IpProtocol.ICMP)) {
            ByteBuffer request = Echo.request(0x1234, 7, 32);
            assertThat(channel.send(request, peer)).isEqualTo(40);
            assertThat(request.hasRemaining()).isFalse();

            ByteBuffer reply = ByteBuffer.allocate(100);
            ReceivedPacket received = channel.receive(reply, LONG);

            assertThat(reply.position()).isEqualTo(40);
            assertThat(reply.get(0)).isEqualTo((byte) Echo.REPLY);
            assertThat(Echo.identifier(reply, 0)).isEqualTo(0x1234);
            assertThat(received.source()).isEqualTo(peer);
            assertThat(received.originalLength()).isEqualTo(40);
            assertThat(received.truncated()).isFalse();
            assertThat(received.hopLimit()).hasValue(64);
            assertThat(received.trafficClass()).hasValue(0);
            assertThat(received.destination())
                    .contains(IpAddress.of(network.local().ipv4Address()));
            Ipv4Header header = received.ipv4Header().orElseThrow();
            assertThat(header.protocol()).isEqualTo(IpProtocol.ICMP);
            assertThat(header.totalLength()).isEqualTo(60);
            assertThat(received.interfaceIndex()).isEmpty();
            assertThat(received.timestamp()).isEmpty();
        }
    }

    @Test
    void directBuffersWorkLikeThoseOnTheHeap(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(IpProtocol.ICMP)) {
            ByteBuffer request = ByteBuffer.allocateDirect(100).position(10);
            request.put(Echo.request(1, 2, 8)).flip().position(10);
            assertThat(channel.send(request, peer)).isEqualTo(16);

            ByteBuffer reply = ByteBuffer.allocateDirect(100).position(5);
            channel.receive(reply, LONG);

            assertThat(reply.position()).isEqualTo(21);
            assertThat(reply.get(5)).isEqualTo((byte) Echo.REPLY);
        }
    }

    @Test
    void aSmallBufferGetsTheStartAndTheTrueLength(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(IpProtocol.ICMP)) {
            channel.send(Echo.request(3, 4, 100), peer);

            ByteBuffer start = ByteBuffer.allocate(10);
            ReceivedPacket received = channel.receive(start, LONG);

            assertThat(start.hasRemaining()).isFalse();
            assertThat(Echo.identifier(start, 0)).isEqualTo(3);
            assertThat(received.truncated()).isTrue();
            assertThat(received.originalLength()).isEqualTo(108);
        }
    }

    @Test
    void aProtocolOfOnesOwnReachesThePeer(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            sender.connect(peer);
            sender.send(ByteBuffer.wrap(new byte[] {1, 2, 3}));

            ByteBuffer payload = ByteBuffer.allocate(10);
            ReceivedPacket received = receiver.receive(payload, LONG);

            assertThat(payload.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(received.source()).isEqualTo(IpAddress.of(network.local().ipv4Address()));
        }
    }

    @Test
    void controlMessageOverridesHopLimitTrafficClassAndSource(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            ControlMessage control = ControlMessage.NONE
                    .withHopLimit(9)
                    .withTrafficClass(0xB8)
                    .withSource(IpAddress.of(network.local().ipv4Address()))
                    .withInterfaceIndex(network.local().interfaceIndex());
            sender.send(ByteBuffer.wrap(new byte[] {1}), peer, control, LONG);

            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(10), LONG);

            assertThat(received.hopLimit()).hasValue(9);
            assertThat(received.trafficClass()).hasValue(0xB8);
        }
    }

    @Test
    void connectingLetsOnlyThePeerThrough(PrivateNetwork network) throws Exception {
        IpAddress local = IpAddress.of(network.local().ipv4Address());
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(IpProtocol.EXPERIMENTAL_1);
                TransportChannel stranger = open(IpProtocol.EXPERIMENTAL_1);
                TransportChannel friend = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1))) {
            Packet segment = Packet.of(TcpHeader.syn(40000, 80));
            assertThatThrownBy(() -> channel.completed(segment)).isInstanceOf(NotYetConnectedException.class);
            assertThatThrownBy(() -> channel.exchange(segment, SHORT)).isInstanceOf(NotYetConnectedException.class);
            assertThat(channel.peerAddress()).isEmpty();
            channel.connect(peer);
            assertThat(channel.peerAddress()).contains(peer);
            assertThat(channel.completed(segment)).isEqualTo(segment.completed(local, peer));
            assertThat(channel.localAddress()).isEqualTo(local);
            stranger.send(ByteBuffer.allocate(1), local);
            friend.send(ByteBuffer.allocate(2), local);
            ReceivedPacket received = channel.receive(ByteBuffer.allocate(10), LONG);
            assertThat(received.source()).isEqualTo(peer);
            assertThat(received.originalLength()).isEqualTo(2);
        }
    }

    @Test
    void aDisconnectedChannelStillSendsButNeverReceivesAgain(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = open(IpProtocol.EXPERIMENTAL_1);
                TransportChannel other = open(IpProtocol.EXPERIMENTAL_1)) {
            channel.connect(Ipv4Address.LOOPBACK);
            channel.disconnect();
            assertThat(channel.peerAddress()).isEmpty();
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("give the destination");
            channel.send(ByteBuffer.allocate(1), Ipv4Address.LOOPBACK);
            other.receive(ByteBuffer.allocate(10), LONG);
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(10), SHORT))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void bindingLetsOnlyPacketsToTheAddressThrough(PrivateNetwork network) throws Exception {
        IpAddress local = IpAddress.of(network.local().ipv4Address());
        try (TransportChannel channel = open(IpProtocol.EXPERIMENTAL_1);
                TransportChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            assertThat(channel.localAddress()).isEqualTo(Ipv4Address.ANY);
            channel.bind(local);
            assertThat(channel.localAddress()).isEqualTo(local);
            sender.send(ByteBuffer.allocate(1), Ipv4Address.LOOPBACK);
            sender.send(ByteBuffer.allocate(2), local);
            assertThat(channel.receive(ByteBuffer.allocate(10), LONG).originalLength())
                    .isEqualTo(2);
        }
    }

    @Test
    void countsWhatItHadNoRoomFor(PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = open(IpProtocol.EXPERIMENTAL_1);
                TransportChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            receiver.setControlFields(EnumSet.of(ControlField.DROP_COUNT));
            receiver.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            for (int packet = 0; packet < 50; packet++) {
                sender.send(ByteBuffer.allocate(1000), Ipv4Address.LOOPBACK);
            }
            ByteBuffer payload = ByteBuffer.allocate(2000);
            int kept = 0;
            while (receiver.tryReceive(payload.clear()).isPresent()) {
                kept++;
            }
            sender.send(ByteBuffer.allocate(1000), Ipv4Address.LOOPBACK);
            ReceivedPacket received = receiver.receive(payload.clear(), LONG);
            assertThat(received.dropCount()).hasValue(50 - kept);
        }
    }

    @Test
    void nothingArrivesBeforeItsFilter(PrivateNetwork network) throws Exception {
        try (TransportChannel channel =
                TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1, BpfProgram.dropAll())) {
            channel.send(ByteBuffer.allocate(1), Ipv4Address.LOOPBACK);
            assertThat(channel.tryReceive(ByteBuffer.allocate(10))).isEmpty();
            channel.detachFilter();
            channel.send(ByteBuffer.allocate(2), Ipv4Address.LOOPBACK);
            assertThat(channel.tryReceive(ByteBuffer.allocate(10)))
                    .hasValueSatisfying(
                            received -> assertThat(received.originalLength()).isEqualTo(2));
            channel.attachFilter(BpfProgram.acceptAll());
            channel.lockFilter();
            assertThatThrownBy(channel::detachFilter).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClosedChannelSaysSo() throws Exception {
        TransportChannel channel = open(IpProtocol.ICMP);
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(1)))
                .isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> channel.tryReceive(ByteBuffer.allocate(1)))
                .isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(8), Ipv4Address.LOOPBACK))
                .isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(channel::localAddress).isExactlyInstanceOf(ClosedChannelException.class);
    }

    @Test
    void misuseIsNamed() throws Exception {
        try (TransportChannel channel = open(IpProtocol.ICMP)) {
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(8), IpAddress.of("::1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("::1")
                    .hasMessageContaining("INET");
            assertThatThrownBy(
                            () -> channel.receive(ByteBuffer.allocateDirect(8).asReadOnlyBuffer()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(100_000), Ipv4Address.LOOPBACK))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("100000");
            assertThatThrownBy(() -> channel.bind(IpAddress.of("192.0.2.1"))).isInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> open(IpProtocol.of(0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("EPROTONOSUPPORT")
                .hasMessageContaining("Protocol 0");
        assertThatThrownBy(() -> TransportChannel.open(StandardProtocolFamily.UNIX, IpProtocol.ICMP))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ControlMessage.NONE.withHopLimit(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hopLimit");
    }
}
