package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.MplsLabelStack;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InPrivateNetwork(routers = 1)
class ErrorQueueTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int TIME_EXCEEDED = 11;
    private static final int ICMPV6_TIME_EXCEEDED = 3;

    private static TransportChannel open(StandardProtocolFamily family) throws IOException {
        TransportChannel channel = TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1);
        channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
        return channel;
    }

    /** Linux sends few errors a second unless told otherwise. */
    @BeforeEach
    void letTheRouterSpeak(PrivateNetwork network) throws Exception {
        network.routers().get(0).run(() -> {
            Files.writeString(Path.of("/proc/sys/net/ipv4/icmp_ratemask"), "0");
            Files.writeString(Path.of("/proc/sys/net/ipv6/icmp/ratelimit"), "0");
        });
    }

    @Test
    void tellsWhoLetThePacketDie(PrivateNetwork network) throws Exception {
        IpAddress router =
                IpAddress.of(network.routers().get(0).attachments().get(0).ipv4Address());
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            channel.setControlFields(EnumSet.of(ControlField.HOP_LIMIT));
            ByteBuffer payload = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            channel.send(payload, peer, ControlMessage.NONE.withHopLimit(1));

            ReceivedError error = channel.receiveError(LONG);

            assertThat(error.origin()).isEqualTo(ErrorOrigin.ICMP);
            assertThat(error.icmpType()).hasValue(TIME_EXCEEDED);
            assertThat(error.icmpCode()).hasValue(0);
            assertThat(error.errno().name()).isEqualTo("EHOSTUNREACH");
            assertThat(error.errno().number()).isEqualTo(113);
            assertThat(error.offender()).contains(router);
            assertThat(error.destination()).isEqualTo(peer);
            assertThat(error.nextHopMtu()).isEmpty();
            assertThat(error.quoted()).isEqualTo(Octets.of(1, 2, 3, 4, 5, 6, 7, 8));
            assertThat(error.extensions()).isEmpty();
            assertThat(error.hopLimit()).hasValue(64);
            assertThat(channel.tryReceiveError()).isEmpty();
        }
    }

    @Test
    void worksOverIpv6(PrivateNetwork network) throws Exception {
        IpAddress router =
                IpAddress.of(network.routers().get(0).attachments().get(0).ipv6Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET6)) {
            channel.send(
                    ByteBuffer.wrap(new byte[] {9, 8, 7, 6, 5, 4, 3, 2}),
                    IpAddress.of(network.peer().ipv6Address()),
                    ControlMessage.NONE.withHopLimit(1));
            ReceivedError error = channel.receiveError(LONG);
            assertThat(error.origin()).isEqualTo(ErrorOrigin.ICMPV6);
            assertThat(error.icmpType()).hasValue(ICMPV6_TIME_EXCEEDED);
            assertThat(error.offender()).contains(router);
            assertThat(error.destination())
                    .isEqualTo(IpAddress.of(network.peer().ipv6Address()));
            assertThat(error.quoted()).isEqualTo(Octets.of(9, 8, 7, 6, 5, 4, 3, 2));
        }
    }

    @Test
    void anIpChannelGetsTheQuotedHeaderToo(PrivateNetwork network) throws Exception {
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)) {
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            Ipv4Header header = Ipv4Header.builder()
                    .timeToLive(1)
                    .identification(0x1234)
                    .protocol(IpProtocol.EXPERIMENTAL_1)
                    .destination(Ipv4Address.of(network.peer().ipv4Address()))
                    .build();
            channel.send(header, ByteBuffer.allocate(8));
            Ipv4Header quoted =
                    Ipv4Header.decode(channel.receiveError(LONG).quoted().buffer());
            assertThat(quoted.identification()).isEqualTo(0x1234);
            assertThat(quoted.destination()).isEqualTo(header.destination());
        }
    }

    @Test
    void withoutPrivilegesItIsATraceroute(PrivateNetwork network) throws Exception {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647");
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            ByteBuffer request = ByteBuffer.allocate(8).put(0, (byte) Echo.REQUEST);
            channel.send(request, IpAddress.of(network.peer().ipv4Address()), ControlMessage.NONE.withHopLimit(1));
            ReceivedError error = channel.receiveError(LONG);
            assertThat(error.icmpType()).hasValue(TIME_EXCEEDED);
            assertThat(error.quoted().get(0)).isEqualTo(Echo.REQUEST);
        }
    }

    @Test
    void whatIsTooLongForThePathTellsTheMtu(PrivateNetwork network) throws Exception {
        network.routers()
                .get(0)
                .start("ip", "link", "set", "eth1", "mtu", "1300")
                .waitFor();
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            channel.setOption(RawSocketOptions.PATH_MTU_DISCOVERY, PathMtuDiscovery.DO);
            channel.send(ByteBuffer.allocate(1400), peer);
            ReceivedError fromRouter = channel.receiveError(LONG);
            assertThat(fromRouter.origin()).isEqualTo(ErrorOrigin.ICMP);
            assertThat(fromRouter.nextHopMtu()).hasValue(1300);

            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(1400), peer))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("EMSGSIZE");
            ReceivedError fromHere = channel.receiveError(LONG);
            assertThat(fromHere.origin()).isEqualTo(ErrorOrigin.LOCAL);
            assertThat(fromHere.icmpType()).isEmpty();
            assertThat(fromHere.offender()).isEmpty();
            assertThat(fromHere.nextHopMtu()).hasValue(1300);
            assertThat(Route.to(peer).pathMtu()).isEqualTo(1300);
        }
    }

    @Test
    void errorsDoNotEndReceivingAndSendingWhenTheyAreQueued(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET);
                TransportChannel there = network.peer().call(() -> open(StandardProtocolFamily.INET))) {
            channel.send(ByteBuffer.allocate(8), peer, ControlMessage.NONE.withHopLimit(1));
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(10), Duration.ofMillis(100)))
                    .isInstanceOf(SocketTimeoutException.class);
            leaveAnError(channel, peer);
            channel.send(ByteBuffer.allocate(5), peer);
            assertThat(there.receive(ByteBuffer.allocate(10), LONG).length()).isEqualTo(5);
            there.send(ByteBuffer.allocate(6), IpAddress.of(network.local().ipv4Address()));
            assertThat(channel.receive(ByteBuffer.allocate(10), LONG).length()).isEqualTo(6);
            channel.receiveError(LONG);
            channel.receiveError(LONG);
            assertThat(channel.tryReceiveError()).isEmpty();
        }
    }

    @Test
    void anErrorMayQuoteMoreThanThePacketReceivedBefore(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET);
                TransportChannel there = network.peer().call(() -> open(StandardProtocolFamily.INET))) {
            channel.send(ByteBuffer.allocate(200), peer, ControlMessage.NONE.withHopLimit(1));
            there.send(ByteBuffer.allocate(6), IpAddress.of(network.local().ipv4Address()));
            assertThat(channel.receive(ByteBuffer.allocate(10), LONG).length()).isEqualTo(6);

            assertThat(channel.receiveError(LONG).quoted()).isEqualTo(Octets.of(new byte[200]));
        }
    }

    @Test
    void theMessageOfAnErrorAnswersThePacketThatCausedIt(PrivateNetwork network) throws Exception {
        Ipv4Address local = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address peer = Ipv4Address.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            channel.send(
                    ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), peer, ControlMessage.NONE.withHopLimit(1));
            ReceivedError error = channel.receiveError(LONG);
            Packet sent = Packet.of(Ipv4Header.builder()
                            .protocol(IpProtocol.EXPERIMENTAL_1)
                            .source(local)
                            .destination(peer)
                            .build())
                    .withPayload(Octets.of(1, 2, 3, 4, 5, 6, 7, 8));

            assertThat(channel.icmpMessage(error, sent).answers(sent)).isTrue();
            Packet other = sent.withPayload(Octets.of(1, 2, 3, 4, 5, 6, 7, 9));
            assertThat(channel.icmpMessage(error, other).answers(other)).isFalse();
        }
    }

    @Test
    void anErrorOfThisHostHasNoMessage(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            channel.setOption(RawSocketOptions.PATH_MTU_DISCOVERY, PathMtuDiscovery.DO);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(2000), peer))
                    .isInstanceOf(IOException.class);
            ReceivedError error = channel.receiveError(LONG);
            assertThatThrownBy(() -> channel.icmpMessage(error, Packet.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("LOCAL");
        }
    }

    /** Sends a packet that dies at the router, and waits until the kernel has the error for the next call. */
    private static void leaveAnError(TransportChannel channel, IpAddress peer) throws Exception {
        try (TransportChannel witness = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.send(ByteBuffer.allocate(8), peer, ControlMessage.NONE.withHopLimit(1));
            witness.receive(ByteBuffer.allocate(100), LONG);
            // the kernel gives raw sockets the message before it looks at it, without a pause
            Thread.sleep(10);
        }
    }

    /** Sends a packet to a channel, and waits until it is there. */
    private static void leaveAPacket(TransportChannel from, int octets, IpAddress to) throws Exception {
        try (TransportChannel witness = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)) {
            from.send(ByteBuffer.allocate(octets), to);
            witness.receive(ByteBuffer.allocate(100), LONG);
            // all sockets get it, without a pause
            Thread.sleep(10);
        }
    }

    @Test
    void aCallWithoutWaitingGetsThePacketAndNotTheErrorOfAnEarlierOne(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        IpAddress local = IpAddress.of(network.local().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET);
                TransportChannel there = network.peer().call(() -> open(StandardProtocolFamily.INET))) {
            leaveAnError(channel, peer);
            leaveAPacket(there, 3, local);
            assertThat(channel.tryReceive(ByteBuffer.allocate(10)))
                    .hasValueSatisfying(
                            received -> assertThat(received.length()).isEqualTo(3));

            leaveAnError(channel, peer);
            leaveAPacket(there, 4, local);
            IpReceiveBatch in = new IpReceiveBatch(4, 100);
            assertThat(channel.tryReceive(in)).isEqualTo(1);
            assertThat(in.length(0)).isEqualTo(4);

            leaveAnError(channel, peer);
            IpSendBatch out = new IpSendBatch(2, 10);
            out.add(ByteBuffer.allocate(5), peer);
            assertThat(channel.trySend(out)).isEqualTo(1);
            assertThat(there.receive(ByteBuffer.allocate(10), LONG).length()).isEqualTo(5);

            leaveAnError(channel, peer);
            assertThat(channel.tryReceive()).isEmpty();
            for (int error = 0; error < 4; error++) {
                assertThat(channel.tryReceiveError()).isPresent();
            }
            assertThat(channel.tryReceiveError()).isEmpty();
        }
    }

    @Test
    void anErrorThatNobodyTakesDoesNotMakeAReceivingThreadSpin(PrivateNetwork network) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            leaveAnError(channel, IpAddress.of(network.peer().ipv4Address()));
            long before = threads.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(10), Duration.ofMillis(1200)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(threads.getCurrentThreadCpuTime() - before)
                    .isLessThan(Duration.ofMillis(200).toNanos());
            assertThat(channel.tryReceiveError()).isPresent();
        }
    }

    @Test
    void switchingTheQueueOffThrowsItsErrorsAway(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET)) {
            leaveAnError(channel, peer);
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(10), Duration.ofMillis(50)))
                    .isInstanceOf(SocketTimeoutException.class);
            channel.setOption(RawSocketOptions.ERROR_QUEUE, false);
            leaveAnError(channel, peer);
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(10), Duration.ofMillis(50)))
                    .isInstanceOf(SocketTimeoutException.class);
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            assertThat(channel.tryReceiveError()).isEmpty();
        }
    }

    @Test
    void everyIcmpErrorThatIsQueuedLeavesReceivingAlone(PrivateNetwork network) throws Exception {
        Ipv4Address local = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address peer = Ipv4Address.of(network.peer().ipv4Address());
        // with a channel for the protocol there, the peer's kernel sends no errors of its own
        try (TransportChannel channel = open(StandardProtocolFamily.INET);
                TransportChannel there = network.peer().call(() -> open(StandardProtocolFamily.INET));
                TransportChannel router = network.peer()
                        .call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP))) {
            assertThat(there.isOpen()).isTrue();
            channel.connect(peer);
            int unreachable = 3;
            for (int code = 0; code <= 15; code++) {
                ByteBuffer message = ByteBuffer.allocate(8 + 28);
                message.put(0, (byte) unreachable).put(1, (byte) code).position(8);
                Ipv4Header.builder()
                        .totalLength(28)
                        .protocol(IpProtocol.EXPERIMENTAL_1)
                        .source(local)
                        .destination(peer)
                        .build()
                        .withChecksum()
                        .encode(message);
                router.send(Echo.withChecksum(message.rewind()), local);
                ReceivedError error = channel.receiveError(LONG);
                assertThat(error.icmpCode()).hasValue(code);
                router.send(message.rewind(), local);
                Thread.sleep(5);
                assertThat(channel.tryReceive(ByteBuffer.allocate(10)))
                        .as("code %s, %s", code, error.errno())
                        .isEmpty();
                channel.send(ByteBuffer.allocate(8));
                channel.receiveError(LONG);
            }
        }
    }

    @Test
    void extensionsOfTheIcmpMessageAreDecoded(PrivateNetwork network) throws Exception {
        IcmpExtensions extensions =
                IcmpExtensions.of(new MplsLabelStack(List.of(new MplsLabelStack.Entry(16_001, 3, true, 7))));
        Ipv4Address local = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address peer = Ipv4Address.of(network.peer().ipv4Address());
        try (TransportChannel channel = open(StandardProtocolFamily.INET);
                TransportChannel router = network.peer()
                        .call(() -> TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP))) {
            // the packet that died, padded to 128 octets as RFC 4884 section 3 asks for
            ByteBuffer message = ByteBuffer.allocate(8 + 128 + extensions.length());
            message.put(0, (byte) TIME_EXCEEDED).put(5, (byte) (128 / 4)).position(8);
            Ipv4Header.builder()
                    .totalLength(28)
                    .protocol(IpProtocol.EXPERIMENTAL_1)
                    .source(local)
                    .destination(peer)
                    .build()
                    .withChecksum()
                    .encode(message);
            extensions.encode(message.position(8 + 128));
            router.send(Echo.withChecksum(message.rewind()), local);

            ReceivedError error = channel.receiveError(LONG);

            assertThat(error.offender()).contains(peer);
            assertThat(error.quoted().size()).isEqualTo(128 - 20);
            assertThat(error.extensions()).contains(extensions);
        }
    }
}
