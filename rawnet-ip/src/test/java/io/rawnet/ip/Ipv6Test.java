package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class Ipv6Test {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static TransportChannel transport(IpProtocol protocol) throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET6, protocol);
    }

    private static IpChannel ip(IpProtocol protocol) throws IOException {
        return IpChannel.open(StandardProtocolFamily.INET6, protocol);
    }

    private static Ipv6Address addressOf(Host host) {
        return Ipv6Address.of(host.ipv6Address());
    }

    @Test
    void theKernelComputesTheChecksumOfIcmpv6(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = transport(IpProtocol.ICMPV6)) {
            channel.setOption(
                    RawSocketOptions.ICMP_FILTER, IcmpFilter.blockAll().accepting(129));
            ByteBuffer request = ByteBuffer.allocate(12).put(0, (byte) 128).putShort(4, (short) 77);
            channel.send(request, addressOf(network.peer()));
            ByteBuffer reply = ByteBuffer.allocate(100);
            ReceivedPacket received = channel.receive(reply, LONG);
            assertThat(reply.get(0)).isEqualTo((byte) 129);
            assertThat(Echo.identifier(reply, 0)).isEqualTo(77);
            assertThat(received.source()).isEqualTo(addressOf(network.peer()));
            assertThat(received.header()).isEmpty();
            assertThat(received.hopLimit()).isEmpty();
        }
    }

    @Test
    void tellsWhatItWasAskedFor(PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = network.peer().call(() -> transport(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = transport(IpProtocol.EXPERIMENTAL_1)) {
            receiver.setControlFields(EnumSet.of(
                    ControlField.HOP_LIMIT,
                    ControlField.TRAFFIC_CLASS,
                    ControlField.DESTINATION,
                    ControlField.TIMESTAMP,
                    ControlField.PATH_MTU));
            ControlMessage control = ControlMessage.NONE
                    .withHopLimit(0)
                    .withTrafficClass(0)
                    .withSource(addressOf(network.local()))
                    .withInterfaceIndex(network.local().interfaceIndex());
            sender.send(ByteBuffer.allocate(3), addressOf(network.peer()), control.withHopLimit(5));

            ReceivedPacket received = receiver.receive(ByteBuffer.allocateDirect(2), LONG);

            assertThat(received.hopLimit()).hasValue(5);
            assertThat(received.trafficClass()).hasValue(0);
            assertThat(received.destination()).contains(addressOf(network.peer()));
            assertThat(received.interfaceIndex()).hasValue(network.peer().interfaceIndex());
            assertThat(received.timestamp()).isPresent();
            assertThat(received.originalLength()).isEqualTo(3);
            assertThat(received.length()).isEqualTo(2);
            assertThat(received.truncated()).isTrue();

            receiver.setControlFields(EnumSet.noneOf(ControlField.class));
            sender.send(ByteBuffer.allocate(3), addressOf(network.peer()));
            ReceivedPacket bare = receiver.receive(ByteBuffer.allocate(9), LONG);
            assertThat(bare.hopLimit()).isEmpty();
            assertThat(bare.trafficClass()).isEmpty();
            assertThat(bare.destination()).isEmpty();
            assertThat(bare.interfaceIndex()).isEmpty();
            assertThat(bare.timestamp()).isEmpty();
            assertThat(bare.pathMtu()).isEmpty();
            assertThat(bare.dropCount()).isEmpty();
        }
    }

    @Test
    void linkLocalAddressesNeedTheirInterface(PrivateNetwork network) throws Exception {
        Ipv6Address there = Ipv6Address.of(network.peer().attachments().get(0).linkLocalAddress());
        Ipv6Address here = Ipv6Address.of(network.local().attachments().get(0).linkLocalAddress());
        int interfaceIndex = network.local().interfaceIndex();
        try (TransportChannel receiver = network.peer().call(() -> transport(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = transport(IpProtocol.EXPERIMENTAL_1)) {
            sender.send(ByteBuffer.allocate(1), there, ControlMessage.NONE.withInterfaceIndex(interfaceIndex));
            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(9), LONG);
            assertThat(received.source()).isEqualTo(here);
            assertThat(received.interfaceIndex()).hasValue(network.peer().interfaceIndex());

            sender.bind(here, interfaceIndex);
            sender.connect(there, interfaceIndex);
            sender.send(ByteBuffer.allocate(2));
            assertThat(receiver.receive(ByteBuffer.allocate(9), LONG).originalLength())
                    .isEqualTo(2);
        }
    }

    @Test
    void theHeaderIsOursAndComesBackWhole(PrivateNetwork network) throws Exception {
        Ipv6Header header = Ipv6Header.builder()
                .dscp(46)
                .ecn(2)
                .flowLabel(0xABCDE)
                .payloadLength(4)
                .nextHeader(IpProtocol.EXPERIMENTAL_1)
                .hopLimit(17)
                .source(Ipv6Address.of("2001:db8::77"))
                .destination(addressOf(network.peer()))
                .build();
        try (IpChannel receiver = network.peer().call(() -> ip(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = ip(IpProtocol.RAW)) {
            assertThat(sender.send(header, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})))
                    .isEqualTo(44);
            for (ByteBuffer packet : new ByteBuffer[] {ByteBuffer.allocate(60), ByteBuffer.allocateDirect(60)}) {
                packet.position(7);
                ReceivedPacket received = receiver.receive(packet, LONG);
                assertThat(received.ipv6Header()).contains(header);
                assertThat(received.source()).isEqualTo(header.source());
                assertThat(received.length()).isEqualTo(44);
                assertThat(received.originalLength()).isEqualTo(44);
                assertThat(packet.flip().position(7).remaining()).isEqualTo(44);
                sender.send(packet.duplicate());
                assertThat(Ipv6Header.decode(packet)).isEqualTo(header);
                assertThat(packet).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
            }
        }
    }

    @Test
    void aPacketTooLongBringsThePathMtu(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = transport(IpProtocol.ICMPV6)) {
            channel.setOption(RawSocketOptions.DONT_FRAGMENT, true);
            channel.setControlFields(EnumSet.of(ControlField.PATH_MTU));
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(2000), addressOf(network.peer())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("EMSGSIZE");
            ReceivedPacket news = channel.receive(ByteBuffer.allocate(100), LONG);
            assertThat(news.length()).isZero();
            assertThat(news.pathMtu()).hasValue(1500);
        }
    }

    @Test
    void whatIsLongerGoesInFragmentsWhenAskedTo(PrivateNetwork network) throws Exception {
        Route route = Route.to(addressOf(network.peer()));
        try (IpChannel receiver = network.peer().call(() -> ip(IpProtocol.EXPERIMENTAL_1));
                IpChannel sender = ip(IpProtocol.RAW)) {
            ByteBuffer packet = ByteBuffer.allocate(3040);
            Ipv6Header.builder()
                    .payloadLength(3000)
                    .nextHeader(IpProtocol.EXPERIMENTAL_1)
                    .hopLimit(64)
                    .source((Ipv6Address) route.source())
                    .destination(addressOf(network.peer()))
                    .build()
                    .encode(packet);
            assertThat(sender.sendFragmented(packet.rewind(), route.pathMtu())).isEqualTo(3000 + 3 * (40 + 8));
            ReceivedPacket received = receiver.receive(ByteBuffer.allocate(5000), LONG);
            assertThat(received.length()).isEqualTo(3040);
        }
    }

    @Test
    void aBufferTooSmallForTheHeaderGetsItsStart(PrivateNetwork network) throws Exception {
        try (IpChannel receiver = network.peer().call(() -> ip(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = transport(IpProtocol.EXPERIMENTAL_1)) {
            sender.send(ByteBuffer.allocate(5), addressOf(network.peer()));
            ByteBuffer start = ByteBuffer.allocate(10);
            ReceivedPacket received = receiver.receive(start, LONG);
            assertThat(start.hasRemaining()).isFalse();
            assertThat(start.get(0) >> 4).isEqualTo(6);
            assertThat(received.length()).isEqualTo(10);
            assertThat(received.originalLength()).isEqualTo(45);
            assertThat(received.ipv6Header()).isPresent();
        }
    }

    @Test
    void theKernelFillsInTheChecksumWhereItIsTold(PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = network.peer().call(() -> transport(IpProtocol.EXPERIMENTAL_1));
                TransportChannel sender = transport(IpProtocol.EXPERIMENTAL_1)) {
            sender.setOption(RawSocketOptions.CHECKSUM_OFFSET, OptionalInt.of(2));
            receiver.setOption(RawSocketOptions.CHECKSUM_OFFSET, OptionalInt.of(2));
            sender.send(ByteBuffer.allocate(4), addressOf(network.peer()));
            ByteBuffer payload = ByteBuffer.allocate(10);
            receiver.receive(payload, LONG);
            assertThat(payload.getShort(2)).isNotZero();
            sender.setOption(RawSocketOptions.CHECKSUM_OFFSET, OptionalInt.empty());
            sender.send(ByteBuffer.allocate(4), addressOf(network.peer()));
            assertThatThrownBy(() -> receiver.receive(payload.clear(), Duration.ofMillis(50)))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void theOtherFamilysAddressIsRefused() throws Exception {
        try (TransportChannel channel = transport(IpProtocol.ICMPV6)) {
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(8), Ipv4Address.LOOPBACK))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.bind(IpAddress.of("127.0.0.1")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
