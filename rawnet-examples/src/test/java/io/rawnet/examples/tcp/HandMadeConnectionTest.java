package io.rawnet.examples.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.tour.lab.EchoServer;
import io.rawnet.ip.IpChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@InPrivateNetwork
class HandMadeConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SegmentLog NOBODY = new SegmentLog() {
        @Override
        public void sent(Segment segment) {}

        @Override
        public void seen(Segment segment) {}
    };

    @Test
    void carriesMoreThanASegmentHolds(PrivateNetwork network) throws Exception {
        byte[] much = new byte[20_000];
        for (int index = 0; index < much.length; index++) {
            much[index] = (byte) (index * 31 >>> 3);
        }
        try (EchoServer server = EchoServer.start(network.peer(), 6666);
                HandMadeConnection connection = open(network, server)) {
            connection.send(Octets.of(much));
            assertThat(receive(connection, much.length)).isEqualTo(Octets.of(much));
            connection.finish(PATIENCE);
        }
    }

    @Test
    void passesOverSegmentsOfStrangers(PrivateNetwork network) throws Exception {
        try (EchoServer server = EchoServer.start(network.peer(), 6666);
                HandMadeConnection connection = open(network, server);
                IpChannel stranger =
                        network.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, IpProtocol.RAW))) {
            TcpHeader guess = TcpHeader.builder()
                    .sourcePort(server.port())
                    .destinationPort(connection.localPort())
                    .sequenceNumber(1)
                    .acknowledgmentNumber(1)
                    .controlBits(TcpHeader.RST | TcpHeader.ACK)
                    .build();
            for (TcpHeader header : new TcpHeader[] {
                guess,
                guess.toBuilder().controlBits(TcpHeader.PSH | TcpHeader.ACK).build(),
                guess.toBuilder().controlBits(0).build(),
                guess.toBuilder().sourcePort(7777).build()
            }) {
                Packet packet = Packet.of(
                                Ipv4Header.builder()
                                        .source(Ipv4Address.of(network.peer().ipv4Address()))
                                        .destination(
                                                Ipv4Address.of(network.local().ipv4Address()))
                                        .build(),
                                header)
                        .withPayload(Octets.hex("bad0"))
                        .completed();
                stranger.send(packet);
            }
            Octets hello = Octets.hex("c0ffee");
            connection.send(hello);
            assertThat(receive(connection, hello.size())).isEqualTo(hello);
            connection.finish(PATIENCE);
        }
    }

    @Test
    void waitingForDataEndsWithItsTime(PrivateNetwork network) throws Exception {
        try (EchoServer server = EchoServer.start(network.peer(), 6666);
                HandMadeConnection connection = open(network, server)) {
            assertThatThrownBy(() -> connection.receive(Duration.ofMillis(50)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static HandMadeConnection open(PrivateNetwork network, EchoServer server) throws Exception {
        return HandMadeConnection.open(IpAddress.of(network.peer().ipv4Address()), server.port(), Guard.FILTER, NOBODY);
    }

    private static Octets receive(HandMadeConnection connection, int length) throws Exception {
        Octets all = Octets.EMPTY;
        while (all.size() < length) {
            all = Octets.hex(all.toString() + connection.receive(PATIENCE).orElseThrow());
        }
        return all;
    }
}
