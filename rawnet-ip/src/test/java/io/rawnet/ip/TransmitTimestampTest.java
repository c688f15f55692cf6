package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InPrivateNetwork
class TransmitTimestampTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::2"})
    void eachPacketsTimeComesWithItsNumber(String peer) throws Exception {
        IpAddress address = IpAddress.of(peer);
        StandardProtocolFamily family = peer.contains(":") ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        try (TransportChannel channel = TransportChannel.open(family, IpProtocol.of(253))) {
            channel.setControlFields(EnumSet.of(ControlField.TIMESTAMP));
            channel.setOption(RawSocketOptions.TRANSMIT_TIMESTAMPS, true);
            assertThat(channel.getOption(RawSocketOptions.TRANSMIT_TIMESTAMPS)).isTrue();
            for (int number = 0; number < 3; number++) {
                Instant before = Instant.now();
                channel.send(ByteBuffer.allocate(20), address);
                ReceivedError entry = channel.receiveError(Duration.ofSeconds(5));

                assertThat(entry.origin()).isEqualTo(ErrorOrigin.TRANSMIT_TIMESTAMP);
                assertThat(entry.transmitNumber()).hasValue(number);
                assertThat(entry.timestamp().orElseThrow()).isBetween(before, Instant.now());
            }
        }
    }
}
