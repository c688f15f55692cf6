package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@InPrivateNetwork
class UdpChannelTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] HELLO = {'h', 'e', 'l', 'l', 'o'};

    private static StandardProtocolFamily familyOf(InetAddress address) {
        return address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    private static UdpChannel peer(PrivateNetwork network, StandardProtocolFamily family) throws Exception {
        return network.peer()
                .call(() -> UdpChannel.open(family).bind(new InetSocketAddress(address(network.peer(), family), 0)));
    }

    private static InetAddress address(Host host, ProtocolFamily family) {
        return family == StandardProtocolFamily.INET ? host.ipv4Address() : host.ipv6Address();
    }

    private static InetSocketAddress endpoint(UdpChannel channel) throws IOException {
        return new InetSocketAddress(
                channel.localAddress().toInetAddress(), channel.localPort().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardProtocolFamily.class,
            names = {"INET", "INET6"})
    void anOrdinaryUserSendsAndReceives(StandardProtocolFamily family, PrivateNetwork network) throws Exception {
        try (UdpChannel there = peer(network, family);
                UdpChannel here = network.local().callUnprivileged(() -> UdpChannel.open(family))) {
            assertThat(here.localPort()).isEmpty();
            here.setControlFields(EnumSet.of(ControlField.HOP_LIMIT, ControlField.DESTINATION, ControlField.TIMESTAMP));
            there.setControlFields(EnumSet.of(ControlField.HOP_LIMIT, ControlField.TRAFFIC_CLASS));
            here.send(
                    ByteBuffer.wrap(HELLO),
                    endpoint(there),
                    ControlMessage.NONE.withHopLimit(9).withTrafficClass(0x20));

            Arrival<ReceivedPacket> arrival = there.receive(LONG);
            ReceivedPacket received = arrival.metadata();
            assertThat(arrival.packet()).isEqualTo(Packet.of().withPayload(HELLO));
            assertThat(received.source()).isEqualTo(IpAddress.of(address(network.local(), family)));
            assertThat(received.sourcePort()).isEqualTo(here.localPort());
            assertThat(received.hopLimit()).hasValue(9);
            assertThat(received.trafficClass()).hasValue(0x20);
            assertThat(received.length()).isEqualTo(HELLO.length);

            there.send(
                    ByteBuffer.wrap(HELLO),
                    new InetSocketAddress(
                            received.source().toInetAddress(),
                            received.sourcePort().orElseThrow()));
            ByteBuffer into = ByteBuffer.allocate(3);
            ReceivedPacket answer = here.receive(into, LONG);
            assertThat(into.array()).containsExactly('h', 'e', 'l');
            assertThat(answer.truncated()).isTrue();
            assertThat(answer.originalLength()).isEqualTo(HELLO.length);
            assertThat(answer.destination()).contains(IpAddress.of(address(network.local(), family)));
            assertThat(answer.timestamp()).isPresent();
        }
    }

    @Test
    void exchangesDatagramsWithTheJdksChannel(PrivateNetwork network) throws Exception {
        try (UdpChannel here = UdpChannel.open(StandardProtocolFamily.INET);
                DatagramChannel there = network.peer().call(() -> DatagramChannel.open(StandardProtocolFamily.INET)
                        .bind(new InetSocketAddress(network.peer().ipv4Address(), 0)))) {
            here.connect((InetSocketAddress) there.getLocalAddress());
            here.send(ByteBuffer.wrap(HELLO));
            ByteBuffer into = ByteBuffer.allocate(100);
            there.send(ByteBuffer.wrap(HELLO), there.receive(into));
            assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(HELLO));
            assertThat(here.receive(LONG).packet().payload()).isEqualTo(Octets.copyOf(ByteBuffer.wrap(HELLO)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardProtocolFamily.class,
            names = {"INET", "INET6"})
    void anErrorTellsWhichDatagramCausedIt(StandardProtocolFamily family, PrivateNetwork network) throws Exception {
        InetAddress peer = address(network.peer(), family);
        IpAddress local = IpAddress.of(address(network.local(), family));
        try (UdpChannel channel = UdpChannel.open(family)) {
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            channel.setControlFields(EnumSet.of(ControlField.TIMESTAMP));
            channel.send(ByteBuffer.wrap(HELLO), new InetSocketAddress(peer, 4001));
            ReceivedError error = channel.receiveError(LONG);
            channel.send(ByteBuffer.wrap(HELLO), new InetSocketAddress(peer, 4002));
            ReceivedError other = channel.receiveError(LONG);

            assertThat(error.errno().name()).isEqualTo("ECONNREFUSED");
            assertThat(error.offender()).contains(IpAddress.of(peer));
            assertThat(error.destination()).isEqualTo(IpAddress.of(peer));
            assertThat(error.destinationPort()).hasValue(4001);
            assertThat(other.destinationPort()).hasValue(4002);
            assertThat(error.quoted().toArray()).isEqualTo(HELLO);
            assertThat(error.timestamp()).isPresent();
            Packet sent = Packet.of(UdpHeader.of(channel.localPort().orElseThrow(), 4001))
                    .withPayload(HELLO)
                    .behind(IpProtocol.UDP, local, IpAddress.of(peer))
                    .completed();
            assertThat(channel.icmpMessage(error, sent).answers(sent)).isTrue();
            assertThat(channel.icmpMessage(other, sent).answers(sent)).isFalse();
        }
    }

    @Test
    void withoutTheErrorQueueAConnectedChannelIsRefused(PrivateNetwork network) throws Exception {
        try (UdpChannel channel = UdpChannel.open(StandardProtocolFamily.INET)) {
            channel.connect(new InetSocketAddress(network.peer().ipv4Address(), 4001));
            channel.send(ByteBuffer.wrap(HELLO));
            assertThatThrownBy(() -> channel.receive(LONG))
                    .isInstanceOf(java.net.ConnectException.class)
                    .hasMessageContainingAll("port unreachable: nothing listens there", "ERROR_QUEUE");
        }
    }

    @Test
    void aPeerWithoutAPortIsEachOfItsPorts(PrivateNetwork network) throws Exception {
        StandardProtocolFamily family = StandardProtocolFamily.INET;
        try (UdpChannel one = peer(network, family);
                UdpChannel two = peer(network, family);
                UdpChannel here = UdpChannel.open(family)) {
            here.bind(new InetSocketAddress(network.local().ipv4Address(), 4444));
            here.connect(IpAddress.of(network.peer().ipv4Address()));
            assertThat(here.peerAddress()).contains(IpAddress.of(network.peer().ipv4Address()));
            assertThatThrownBy(() -> here.send(ByteBuffer.wrap(HELLO)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("to no port of it");
            InetSocketAddress local = endpoint(here);
            for (UdpChannel from : List.of(one, two)) {
                from.send(ByteBuffer.wrap(HELLO), local);
                assertThat(here.receive(LONG).metadata().sourcePort()).isEqualTo(from.localPort());
            }
            here.connect(endpoint(two));
            one.send(ByteBuffer.wrap(HELLO), local);
            two.send(ByteBuffer.wrap(HELLO), local);
            assertThat(here.receive(LONG).metadata().sourcePort()).isEqualTo(two.localPort());
            here.disconnect();
            one.send(ByteBuffer.wrap(HELLO), local);
            assertThat(here.receive(LONG).metadata().sourcePort()).isEqualTo(one.localPort());
        }
    }

    /** fe80::1 and fe80::2 are the ends of the cable. */
    @Test
    void theScopeOfAnAddressIsItsInterface(PrivateNetwork network) throws Exception {
        int there = network.peer().interfaceIndex();
        int here = network.local().interfaceIndex();
        try (UdpChannel peer = network.peer().call(() -> UdpChannel.open(StandardProtocolFamily.INET6)
                        .bind(linkLocal(2, there, 0)));
                UdpChannel channel = UdpChannel.open(StandardProtocolFamily.INET6)) {
            InetSocketAddress destination = linkLocal(2, here, peer.localPort().orElseThrow());
            channel.send(ByteBuffer.wrap(HELLO), destination);
            assertThat(peer.receive(LONG).metadata().interfaceIndex()).hasValue(there);

            IpSendBatch batch = new IpSendBatch(2, 100);
            batch.add(ByteBuffer.wrap(HELLO), destination);
            batch.add(ByteBuffer.wrap(HELLO), destination, ControlMessage.NONE.withHopLimit(3));
            channel.send(batch);
            IpReceiveBatch received = new IpReceiveBatch(2, 100);
            for (int count = 0; count < 2; count += received.size()) {
                peer.receive(received, LONG);
                assertThat(received.sourcePort(0)).isEqualTo(channel.localPort());
                assertThat(received.length(0)).isEqualTo(HELLO.length);
            }
            channel.connect(destination);
            channel.send(ByteBuffer.wrap(HELLO));
            assertThat(peer.receive(LONG).metadata().sourcePort()).isEqualTo(channel.localPort());
        }
    }

    private static InetSocketAddress linkLocal(int host, int scope, int port) throws IOException {
        byte[] octets = InetAddress.getByName("fe80::" + host).getAddress();
        return new InetSocketAddress(Inet6Address.getByAddress(null, octets, scope), port);
    }

    @Test
    void overIpv6NothingOfIpv4IsReceived() throws Exception {
        try (UdpChannel ipv6 = UdpChannel.open(StandardProtocolFamily.INET6);
                UdpChannel ipv4 = UdpChannel.open(StandardProtocolFamily.INET)) {
            ipv6.bind(new InetSocketAddress("::", 0));
            // the port is free in the other family
            int port = ipv6.localPort().orElseThrow();
            ipv4.bind(new InetSocketAddress("0.0.0.0", port));
            ipv4.send(ByteBuffer.wrap(HELLO), new InetSocketAddress("127.0.0.1", port));
            assertThat(ipv4.receive(LONG).metadata().source()).isEqualTo(IpAddress.of("127.0.0.1"));
            assertThat(ipv6.tryReceive()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "2001:db8::2"})
    void theTimeComesAtWhichEachDatagramLeft(String peer) throws Exception {
        InetSocketAddress destination = new InetSocketAddress(peer, 4001);
        try (UdpChannel channel = UdpChannel.open(familyOf(destination.getAddress()))) {
            channel.setControlFields(EnumSet.of(ControlField.TIMESTAMP));
            channel.setOption(RawSocketOptions.TRANSMIT_TIMESTAMPS, true);
            for (int number = 0; number < 2; number++) {
                Instant before = Instant.now();
                channel.send(ByteBuffer.wrap(HELLO), destination);
                ReceivedError entry = channel.receiveError(LONG);
                assertThat(entry.origin()).isEqualTo(ErrorOrigin.TRANSMIT_TIMESTAMP);
                assertThat(entry.transmitNumber()).hasValue(number);
                assertThat(entry.timestamp().orElseThrow()).isBetween(before, Instant.now());
            }
        }
    }

    @Test
    void aDestinationNeedsAnAddressOfTheFamilyAndAPort() throws Exception {
        try (UdpChannel channel = UdpChannel.open(StandardProtocolFamily.INET)) {
            assertThatThrownBy(() -> channel.send(ByteBuffer.wrap(HELLO), new InetSocketAddress("10.0.0.2", 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("port", "1 to 65535", "0");
            assertThatThrownBy(() -> channel.connect(new InetSocketAddress("10.0.0.2", 0)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.send(ByteBuffer.wrap(HELLO), new InetSocketAddress("::1", 5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("family");
            assertThatThrownBy(() -> channel.connect(InetSocketAddress.createUnresolved("nowhere", 5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must have an address");
            assertThatThrownBy(
                            () -> new IpSendBatch(1, 10).add(ByteBuffer.wrap(HELLO), new InetSocketAddress("::1", 0)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.bind((InetSocketAddress) null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("local");
        }
    }

    @Test
    void aPortThatIsTakenIsRefused() throws Exception {
        try (UdpChannel one = UdpChannel.open(StandardProtocolFamily.INET);
                UdpChannel two = UdpChannel.open(StandardProtocolFamily.INET)) {
            one.bind(new InetSocketAddress("127.0.0.1", 0));
            assertThatThrownBy(() -> two.bind(endpoint(one)))
                    .isInstanceOf(java.net.BindException.class)
                    .hasMessageContainingAll("EADDRINUSE", "choose another port");
        }
    }
}
