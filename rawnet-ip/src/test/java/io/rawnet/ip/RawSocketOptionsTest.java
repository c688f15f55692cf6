package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InPrivateNetwork
class RawSocketOptionsTest {
    private static final Map<SocketOption<?>, Object> VALUES = Map.ofEntries(
            Map.entry(StandardSocketOptions.SO_BROADCAST, true),
            Map.entry(StandardSocketOptions.IP_TOS, 0x88),
            Map.entry(StandardSocketOptions.IP_MULTICAST_TTL, 7),
            Map.entry(StandardSocketOptions.IP_MULTICAST_LOOP, false),
            Map.entry(RawSocketOptions.HOP_LIMIT, 33),
            Map.entry(ChannelOptions.MARK, 0xABCD),
            Map.entry(ChannelOptions.PRIORITY, 5),
            Map.entry(RawSocketOptions.BIND_TO_INTERFACE, "eth0"),
            Map.entry(RawSocketOptions.PATH_MTU_DISCOVERY, PathMtuDiscovery.PROBE),
            Map.entry(RawSocketOptions.FREEBIND, true),
            Map.entry(RawSocketOptions.TRANSPARENT, true),
            Map.entry(RawSocketOptions.MULTICAST_ALL, false),
            Map.entry(RawSocketOptions.ERROR_QUEUE, true),
            Map.entry(RawSocketOptions.TRANSMIT_TIMESTAMPS, true),
            Map.entry(ChannelOptions.BUSY_POLL, 50),
            Map.entry(RawSocketOptions.IPV4_OPTIONS, Octets.of(1, 1, 1, 0)),
            Map.entry(RawSocketOptions.DONT_FRAGMENT, true),
            Map.entry(RawSocketOptions.CHECKSUM_OFFSET, OptionalInt.of(4)),
            Map.entry(RawSocketOptions.AUTOMATIC_FLOW_LABEL, false));

    @ParameterizedTest
    @EnumSource(
            value = StandardProtocolFamily.class,
            names = {"INET", "INET6"})
    void whatIsSetIsTold(StandardProtocolFamily family) throws Exception {
        try (TransportChannel channel = TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1)) {
            int tested = 0;
            for (SocketOption<?> option : channel.supportedOptions()) {
                if (VALUES.containsKey(option)) {
                    assertRoundTrip(channel, option, VALUES.get(option));
                    tested++;
                }
            }
            assertThat(tested).isGreaterThanOrEqualTo(15);
        }
    }

    private static <T> void assertRoundTrip(InternetChannel<?> channel, SocketOption<T> option, Object value)
            throws IOException {
        assertThat(channel.getOption(option)).as(option.name()).isNotEqualTo(value);
        channel.setOption(option, option.type().cast(value));
        assertThat(channel.getOption(option)).as(option.name()).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardProtocolFamily.class,
            names = {"INET", "INET6"})
    void theKernelDoublesBuffers(ProtocolFamily family) throws Exception {
        try (TransportChannel channel = TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1)) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 50_000);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 60_000);
            assertThat(channel.getOption(StandardSocketOptions.SO_RCVBUF)).isEqualTo(100_000);
            assertThat(channel.getOption(StandardSocketOptions.SO_SNDBUF)).isEqualTo(120_000);
            channel.setOption(ChannelOptions.RECEIVE_BUFFER_FORCE, 40_000_000);
            channel.setOption(ChannelOptions.SEND_BUFFER_FORCE, 50_000_000);
            assertThat(channel.getOption(ChannelOptions.RECEIVE_BUFFER_FORCE)).isEqualTo(80_000_000);
            assertThat(channel.getOption(ChannelOptions.SEND_BUFFER_FORCE)).isEqualTo(100_000_000);
        }
    }

    @Test
    void theHeaderIsIncludedAsTheChannelSays() throws Exception {
        for (ProtocolFamily family : new ProtocolFamily[] {StandardProtocolFamily.INET, StandardProtocolFamily.INET6}) {
            try (TransportChannel transport = TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1);
                    IpChannel ip = IpChannel.open(family, IpProtocol.EXPERIMENTAL_1)) {
                assertThat(transport.getOption(RawSocketOptions.HEADER_INCLUDED))
                        .isFalse();
                assertThat(ip.getOption(RawSocketOptions.HEADER_INCLUDED)).isTrue();
                assertThatThrownBy(() -> ip.setOption(RawSocketOptions.HEADER_INCLUDED, false))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessageContaining("read only");
            }
        }
    }

    @Test
    void anOptionOfTheOtherFamilySaysSo() throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            assertThat(channel.supportedOptions()).doesNotContain(RawSocketOptions.CHECKSUM_OFFSET);
            assertThatThrownBy(() -> channel.getOption(RawSocketOptions.CHECKSUM_OFFSET))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("CHECKSUM_OFFSET")
                    .hasMessageContaining("INET");
            assertThatThrownBy(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aConnectedChannelKnowsThePathMtu(PrivateNetwork network) throws Exception {
        try (TransportChannel ipv4 = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                TransportChannel ipv6 = TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6)) {
            ipv4.connect(IpAddress.of(network.peer().ipv4Address()));
            ipv6.connect(IpAddress.of(network.peer().ipv6Address()));
            assertThat(ipv4.getOption(RawSocketOptions.PATH_MTU)).isEqualTo(1500);
            assertThat(ipv6.getOption(RawSocketOptions.PATH_MTU)).isEqualTo(1500);
        }
    }

    @Test
    void ipv4OptionsGoIntoTheHeaderTheKernelWrites(PrivateNetwork network) throws Exception {
        try (TransportChannel sender = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1);
                TransportChannel receiver = network.peer()
                        .call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1))) {
            sender.setOption(RawSocketOptions.IPV4_OPTIONS, Octets.of(1, 1, 1, 0));
            sender.setOption(RawSocketOptions.HOP_LIMIT, 3);
            sender.setOption(StandardSocketOptions.IP_TOS, 0x28);
            sender.send(
                    ByteBuffer.wrap(new byte[] {9}), IpAddress.of(network.peer().ipv4Address()));
            ByteBuffer payload = ByteBuffer.allocate(100);
            ReceivedPacket received = receiver.receive(payload, Duration.ofSeconds(30));
            assertThat(received.ipv4Header().orElseThrow().options().octets()).isEqualTo(Octets.of(1, 1, 1, 0));
            assertThat(received.hopLimit()).hasValue(3);
            assertThat(received.trafficClass()).hasValue(0x28);
            assertThat(payload.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {9}));
        }
    }
}
