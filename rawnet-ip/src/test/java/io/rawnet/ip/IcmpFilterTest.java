package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IcmpFilterTest {

    @Test
    void aSetBitBlocksItsType() {
        ByteBuffer words = IcmpFilter.acceptAll().blocking(8, 33).toOctets(32);
        assertThat(words.order(ByteOrder.nativeOrder()).getInt(0)).isEqualTo(1 << 8);
        assertThat(words.getInt(4)).isEqualTo(1 << 1);
        assertThat(IcmpFilter.blockAll().toOctets(4).getInt(0)).isEqualTo(-1);
        assertThat(IcmpFilter.of(words)).isEqualTo(IcmpFilter.acceptAll().blocking(33, 8));
    }

    @Test
    void knowsWhatItAccepts() {
        IcmpFilter filter = IcmpFilter.blockAll().accepting(129).blocking(129).accepting(0);
        assertThat(filter.accepts(0)).isTrue();
        assertThat(filter.accepts(129)).isFalse();
        assertThat(filter).hasSameHashCodeAs(IcmpFilter.blockAll().accepting(0));
        assertThat(IcmpFilter.acceptAll().blocking(8, 13)).hasToString("blocks {8, 13}");
        assertThatThrownBy(() -> filter.accepts(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filter.blocking(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @InPrivateNetwork
    void theKernelFiltersByType() throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.setOption(
                    RawSocketOptions.ICMP_FILTER, IcmpFilter.blockAll().accepting(Echo.REPLY));
            channel.send(Echo.request(1, 1, 0), Ipv4Address.LOOPBACK);
            ByteBuffer message = ByteBuffer.allocate(100);
            channel.receive(message, Duration.ofSeconds(5));
            assertThat(message.get(0)).isEqualTo((byte) Echo.REPLY);
            assertThat(channel.tryReceive(message)).isEmpty();
            assertThat(channel.getOption(RawSocketOptions.ICMP_FILTER).accepts(Echo.REPLY))
                    .isTrue();
            assertThat(channel.getOption(RawSocketOptions.ICMP_FILTER).accepts(Echo.REQUEST))
                    .isFalse();
        }
    }

    @Test
    @InPrivateNetwork
    void theKernelTellsTheFilterBack() throws Exception {
        IcmpFilter filter = IcmpFilter.blockAll().accepting(129, 3, 255);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6)) {
            channel.setOption(RawSocketOptions.ICMP_FILTER, filter);
            assertThat(channel.getOption(RawSocketOptions.ICMP_FILTER)).isEqualTo(filter);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            assertThatThrownBy(() -> channel.setOption(RawSocketOptions.ICMP_FILTER, filter))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ICMP_FILTER");
        }
    }
}
