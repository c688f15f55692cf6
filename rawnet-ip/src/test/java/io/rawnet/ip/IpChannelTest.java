package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.fragment.PacketTooBigException;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class IpChannelTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static IpChannel open(IpProtocol protocol) throws IOException {
        return IpChannel.open(StandardProtocolFamily.INET, protocol);
    }

    private static Ipv4Address addressOf(Host host) {
        return Ipv4Address.of(host.ipv4Address());
    }

    private static Ipv4Header header(PrivateNetwork network) {
        return Ipv4Header.builder()
                .protocol(IpProtocol.EXPERIMENTAL_1)
                .destination(addressOf(network.peer()))
                .build();
    }

    @Test
    void theKernelFillsInLengthChecksumSourceAndIdentification(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.EXPERIMENTAL_2)) {
            ByteBuffer payload = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
            Ipv4Header wrong = header(network).toBuilder()
                    .totalLength(9999)
                    .headerChecksum(0xBAD)
                    .timeToLive(7)
                    .dscp(10)
                    .ecn(1)
                    .build();
            assertThat(sender.send(wrong, payload)).isEqualTo(24);
            assertThat(payload.hasRemaining()).isFalse();

            ByteBuffer packet = ByteBuffer.allocate(100);
            Ipv4Header received = receiver.receive(packet, LONG).ipv4Header().orElseThrow();

            assertThat(received.totalLength()).isEqualTo(24);
            assertThat(received).isEqualTo(received.withChecksum());
            assertThat(received.source()).isEqualTo(addressOf(network.local()));
            assertThat(received.timeToLive()).isEqualTo(7);
            assertThat(received.dscp()).isEqualTo(10);
            assertThat(received.ecn()).isEqualTo(1);
            assertThat(packet.flip().remaining()).isEqualTo(24);
            assertThat(Ipv4Header.decode(packet)).isEqualTo(received);
            assertThat(packet).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
        }
    }

    @Test
    void sourceAndIdentificationAreOursWhenNotZero(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.RAW)) {
            Ipv4Address spoofed = Ipv4Address.of("10.0.0.77");
            sender.send(
                    header(network).toBuilder()
                            .source(spoofed)
                            .identification(0x4242)
                            .build(),
                    ByteBuffer.allocate(1));

            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(100), LONG);

            assertThat(received.source()).isEqualTo(spoofed);
            assertThat(received.ipv4Header().orElseThrow().identification()).isEqualTo(0x4242);
        }
    }

    @Test
    void aWholePacketGoesOutAsItIs(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            ByteBuffer packet = ByteBuffer.allocateDirect(40);
            header(network).encode(packet);
            packet.put((byte) 0x55).flip();
            assertThat(sender.send(packet)).isEqualTo(21);

            ByteBuffer received = ByteBuffer.allocateDirect(100);
            receiver.receive(received, LONG);
            assertThat(received.position()).isEqualTo(21);
            assertThat(received.get(20)).isEqualTo((byte) 0x55);
        }
    }

    @Test
    void tellsWhatItWasAskedFor(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            receiver.setControlFields(EnumSet.of(ControlField.INTERFACE, ControlField.TIMESTAMP));
            sender.send(header(network), ByteBuffer.allocate(1));

            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(100), LONG);

            assertThat(received.interfaceIndex()).hasValue(network.peer().interfaceIndex());
            assertThat(received.timestamp()).hasValueSatisfying(moment -> assertThat(
                            Duration.between(moment, java.time.Instant.now()).abs())
                    .isLessThan(LONG));
            assertThatThrownBy(() -> receiver.setControlFields(EnumSet.of(ControlField.PATH_MTU)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aBufferTooSmallForTheHeaderStillTellsTheLength(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            sender.send(header(network), ByteBuffer.allocate(30));
            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(10), LONG);
            // the kernel writes into memory of our own: the header is whole
            assertThat(received.ipv4Header()).hasValueSatisfying(header -> assertThat(header.totalLength())
                    .isEqualTo(50));
            assertThat(received.hopLimit()).hasValue(64);
            assertThat(received.length()).isEqualTo(10);
            assertThat(received.truncated()).isTrue();
            assertThat(received.originalLength()).isEqualTo(50);
            assertThat(received.source()).isEqualTo(addressOf(network.local()));
        }
    }

    @Test
    void aChannelForProtocolRawReceivesProtocol255Alone(PrivateNetwork network) throws Exception {
        try (IpChannel channel = open(IpProtocol.RAW)) {
            Ipv4Header toOurselves = header(network).toBuilder()
                    .destination(Ipv4Address.LOOPBACK)
                    .build();
            channel.send(toOurselves, ByteBuffer.allocate(1));
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(100), Duration.ofMillis(50)))
                    .isInstanceOf(SocketTimeoutException.class);
            channel.send(toOurselves.toBuilder().protocol(IpProtocol.RAW).build(), ByteBuffer.allocate(1));
            ReceivedPacket received = channel.receive(ByteBuffer.allocate(100), LONG);
            assertThat(received.ipv4Header().orElseThrow().protocol()).isEqualTo(IpProtocol.RAW);
        }
    }

    @Test
    void whatIsLongerThanTheMtuIsRefused(PrivateNetwork network) throws Exception {
        try (IpChannel channel = open(IpProtocol.EXPERIMENTAL_1)) {
            assertThatThrownBy(() -> channel.send(header(network), ByteBuffer.allocate(1481)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("EMSGSIZE")
                    .hasMessageContaining("longer than the path's MTU");
            assertThat(channel.send(header(network), ByteBuffer.allocate(1480))).isEqualTo(1500);
        }
    }

    @Test
    void whatIsLongerGoesInFragmentsWhenAskedTo(PrivateNetwork network) throws Exception {
        int mtu = Route.to(addressOf(network.peer())).pathMtu();
        assertThat(mtu).isEqualTo(1500);
        assertThat(Route.to(addressOf(network.peer())).source()).isEqualTo(addressOf(network.local()));
        try (IpChannel receiver = network.peer().call(() -> open(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = open(IpProtocol.EXPERIMENTAL_1)) {
            ByteBuffer packet = ByteBuffer.allocate(4020);
            header(network).toBuilder()
                    .source(addressOf(network.local()))
                    .totalLength(4020)
                    .build()
                    .encode(packet);
            packet.put(4019, (byte) 0x77).rewind();
            assertThat(sender.sendFragmented(packet, mtu)).isEqualTo(4020 + 2 * 20);

            ByteBuffer whole = ByteBuffer.allocate(5000);
            ReceivedPacket received = receiver.receive(whole, LONG);
            assertThat(received.length()).isEqualTo(4020);
            assertThat(whole.get(4019)).isEqualTo((byte) 0x77);
            assertThat(received.ipv4Header().orElseThrow().isFragment()).isFalse();

            ByteBuffer unfragmentable = ByteBuffer.allocate(2000);
            header(network).toBuilder()
                    .totalLength(2000)
                    .flags(Ipv4Header.DONT_FRAGMENT)
                    .build()
                    .encode(unfragmentable);
            assertThatThrownBy(() -> sender.sendFragmented(unfragmentable.rewind(), mtu))
                    .isInstanceOf(PacketTooBigException.class);
        }
    }

    @Test
    void octetsThatAreNoPacketAreNotSent() throws Exception {
        try (IpChannel channel = open(IpProtocol.EXPERIMENTAL_1)) {
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(19)))
                    .isInstanceOf(MalformedPacketException.class);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(20)))
                    .isInstanceOf(MalformedPacketException.class);
        }
    }
}
