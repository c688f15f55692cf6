package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.Answer;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.Exchange;
import io.rawnet.channel.contract.Callers;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.NumberedBody;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6ExtensibleError;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(120)
class ExchangeTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final IpAddress SELF = Ipv4Address.of("127.0.0.1");
    private static final IpAddress SELF6 = Ipv6Address.of("::1");
    /** A network without hosts, whose packets the kernel drops in silence. */
    private static final IpAddress NOBODY = Ipv4Address.of("127.0.0.5");

    private static TransportChannel icmp() throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
    }

    private static Packet echo(int sequence) {
        return Packet.of(IcmpHeader.echoRequest(77, sequence))
                .withPayload(new byte[20])
                .completed();
    }

    private static IpRequest echoTo(int sequence, String host) {
        return new IpRequest(echo(sequence), Ipv4Address.of(host));
    }

    @Test
    void givesTheAnswerToAnEchoRequestWithItsTime(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (TransportChannel channel = icmp()) {
            long start = System.nanoTime();
            Answer<ReceivedPacket> answer =
                    channel.exchange(echo(1), peer, SOON).orElseThrow();
            Duration whole = Duration.ofNanos(System.nanoTime() - start);
            NumberedBody reply = answer.packet()
                    .header(IcmpMessage.class)
                    .flatMap(icmp -> icmp.body(NumberedBody.class))
                    .orElseThrow();
            assertThat(reply.identifier()).isEqualTo(77);
            assertThat(reply.sequenceNumber()).isEqualTo(1);
            assertThat(answer.metadata().orElseThrow().source()).isEqualTo(peer);
            assertThat(answer.roundTrip()).isPositive().isLessThan(whole);
            assertThat(answer.tries()).isEqualTo(1);
        }
    }

    @Test
    void keepsSeveralRequestsOutstanding() throws Exception {
        try (TransportChannel channel = icmp()) {
            List<IpRequest> requests = new ArrayList<>();
            for (int sequence = 0; sequence < 50; sequence++) {
                requests.add(echoTo(sequence, "127.0.0." + (sequence + 1)));
            }
            List<Optional<Answer<ReceivedPacket>>> answers =
                    channel.exchange().timeout(SOON).all(requests);
            assertThat(answers).hasSize(50);
            for (int sequence = 0; sequence < 50; sequence++) {
                Answer<ReceivedPacket> answer = answers.get(sequence).orElseThrow();
                assertThat(answer.packet()
                                .header(IcmpMessage.class)
                                .flatMap(icmp -> icmp.body(NumberedBody.class))
                                .orElseThrow()
                                .sequenceNumber())
                        .isEqualTo(sequence);
                assertThat(answer.metadata().orElseThrow().source())
                        .isEqualTo(requests.get(sequence).destination());
            }
            assertThat(channel.exchange().all(List.of())).isEmpty();
        }
    }

    @Test
    void sendsAgainAndGivesUpWhenNobodyAnswers(PrivateNetwork network) throws Exception {
        drop(network, "ip daddr 127.0.0.5 icmp type echo-request");
        try (TransportChannel channel = icmp();
                TransportChannel witness = icmp().bind(NOBODY)) {
            long start = System.nanoTime();
            Exchange<IpRequest, ReceivedPacket> exchange =
                    channel.exchange().timeout(SHORT).retries(2);
            assertThat(exchange.one(new IpRequest(echo(1), NOBODY))).isEmpty();
            assertThat(System.nanoTime() - start).isBetween(300_000_000L, SOON.toNanos());
            assertThat(witness.tryReceive(ByteBuffer.allocate(100))).isEmpty();
        }
    }

    private static void drop(PrivateNetwork network, String what) throws Exception {
        Requirements.requireTool("nft");
        for (String command : List.of(
                "add table ip t",
                "add chain ip t c { type filter hook input priority 0; }",
                "add rule ip t c " + what + " drop")) {
            assertThat(network.start("nft", command).waitFor()).isZero();
        }
    }

    @Test
    void answersWhatWasSentAgain(PrivateNetwork network) throws Exception {
        // the first packet within the limit is dropped, those beyond it are not
        drop(network, "ip daddr 127.0.0.5 icmp type echo-request limit rate 1/minute burst 1 packets");
        try (TransportChannel channel = icmp()) {
            Answer<ReceivedPacket> answer = channel.exchange()
                    .timeout(SHORT)
                    .retries(5)
                    .one(new IpRequest(echo(1), NOBODY))
                    .orElseThrow();
            assertThat(answer.tries()).isGreaterThan(1);
        }
    }

    @Test
    void countsErrorsThatQuoteTheRequestAsAnswers() throws Exception {
        Packet datagram = Packet.of(UdpHeader.of(40_000, 9)).withPayload(new byte[20]);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            Answer<ReceivedPacket> answer = channel.exchange(channel.completed(datagram, SELF), SELF, SOON)
                    .orElseThrow();
            IcmpHeader error = answer.packet().header(IcmpHeader.class).orElseThrow();
            assertThat(error.type()).isEqualTo(IcmpHeader.DESTINATION_UNREACHABLE);
            assertThat(error.code()).isEqualTo(IcmpDestinationUnreachable.PORT);
            assertThat(answer.packet()
                            .quoted()
                            .orElseThrow()
                            .header(UdpHeader.class)
                            .orElseThrow()
                            .destinationPort())
                    .isEqualTo(9);
            assertThat(answer.metadata()).isEmpty();
            assertThat(channel.getOption(RawSocketOptions.ERROR_QUEUE)).isFalse();
            assertThat(channel.getOption(ChannelOptions.TIMESTAMP)).isFalse();
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.UDP)) {
            Answer<ReceivedPacket> answer = channel.exchange(channel.completed(datagram, SELF6), SELF6, SOON)
                    .orElseThrow();
            assertThat(answer.packet()
                            .header(IcmpMessage.class)
                            .filter(icmp -> icmp.type() == Icmpv6Header.DESTINATION_UNREACHABLE)
                            .flatMap(icmp -> icmp.body(Icmpv6ExtensibleError.class)))
                    .isPresent();
        }
    }

    @Test
    @InPrivateNetwork(routers = 1)
    void countsErrorsOfRoutersAsAnswers(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)) {
            Packet request = Packet.of(
                            Ipv4Header.builder()
                                    .timeToLive(1)
                                    .destination((Ipv4Address) peer)
                                    .build(),
                            UdpHeader.of(40_000, 33_434))
                    .withPayload(new byte[20]);
            Answer<ReceivedPacket> answer =
                    channel.exchange(request.completed(), SOON).orElseThrow();
            assertThat(answer.packet().header(IcmpMessage.class).flatMap(icmp -> icmp.body(IcmpTimeExceeded.class)))
                    .isPresent();
            Ipv4Header outer = answer.packet().header(Ipv4Header.class).orElseThrow();
            assertThat(outer.source()).isNotEqualTo(peer);
        }
    }

    @Test
    void findsTheResetOfAClosedPort() throws Exception {
        Packet syn = Packet.of(
                        Ipv4Header.builder()
                                .source((Ipv4Address) SELF)
                                .destination((Ipv4Address) SELF)
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(40_000)
                                .destinationPort(9)
                                .sequenceNumber(0xFFFF_FFFFL)
                                .controlBits(TcpHeader.SYN)
                                .build())
                .completed();
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            Answer<ReceivedPacket> answer = channel.exchange(syn, SOON).orElseThrow();
            TcpHeader reset = answer.packet().header(TcpHeader.class).orElseThrow();
            assertThat(reset.controlBits()).isEqualTo(TcpHeader.RST | TcpHeader.ACK);
            assertThat(reset.acknowledgmentNumber()).isZero();
        }
    }

    @Test
    void knowsTheIdentifierThatTheKernelWrites() throws Exception {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647");
        try (TransportChannel ipv4 = TransportChannel.openEcho(StandardProtocolFamily.INET);
                TransportChannel ipv6 = TransportChannel.openEcho(StandardProtocolFamily.INET6)) {
            Answer<ReceivedPacket> answer = ipv4.exchange(echo(3), SELF, SOON).orElseThrow();
            assertThat(answer.packet()
                            .header(IcmpMessage.class)
                            .flatMap(icmp -> icmp.body(NumberedBody.class))
                            .orElseThrow()
                            .identifier())
                    .isEqualTo(ipv4.echoIdentifier().orElseThrow());
            Packet request = Packet.of(Icmpv6Header.echoRequest(1, 4)).withPayload(new byte[20]);
            assertThat(ipv6.exchange(request, SELF6, SOON)).isPresent();
        }
    }

    @Test
    void givesOtherPacketsToTheHandlerOrCountsThem() throws Exception {
        try (TransportChannel channel = icmp()) {
            List<Arrival<ReceivedPacket>> others = new CopyOnWriteArrayList<>();
            // the channel hears its own request on the loopback interface, too
            assertThat(channel.exchange().others(others::add).one(echoTo(5, "127.0.0.1")))
                    .isPresent();
            assertThat(others).hasSize(1);
            assertThat(others.get(0)
                            .packet()
                            .header(IcmpHeader.class)
                            .orElseThrow()
                            .type())
                    .isEqualTo(IcmpHeader.ECHO_REQUEST);
            assertThat(channel.exchange().otherPackets()).isZero();
            assertThat(channel.exchange(echo(6), SELF, SOON)).isPresent();
            assertThat(channel.exchange().otherPackets()).isEqualTo(1);
        }
    }

    /** The reply waits behind the request, which the channel hears on the loopback interface, too. */
    @Test
    void anAnswerThatHasComeCountsWhenItsThreadIsLate() throws Exception {
        try (TransportChannel channel = icmp()) {
            Exchange<IpRequest, ReceivedPacket> exchange =
                    channel.exchange().timeout(SHORT).others(other -> pause(SHORT.multipliedBy(2)));
            assertThat(exchange.one(echoTo(7, "127.0.0.1"))).isPresent();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void ownsReceivingWhileRequestsAreOutstanding(PrivateNetwork network) throws Exception {
        drop(network, "ip daddr 127.0.0.5 icmp type echo-request");
        try (TransportChannel channel = icmp()) {
            Callers callers = new Callers();
            Future<?> blocked = network.local().background(callers.of(() -> channel.receive(ByteBuffer.allocate(100))));
            callers.await();
            Future<?> exchange = network.local().background(() -> channel.exchange(echo(1), NOBODY, SOON));
            assertThatThrownBy(() -> blocked.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("own its receiving");
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(100)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> channel.tryReceive(ByteBuffer.allocate(100)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> channel.receive(new IpReceiveBatch(2, 100)))
                    .isInstanceOf(IllegalStateException.class);
            try (TransportChannel answerer = icmp().bind(NOBODY)) {
                answerer.send(
                        Packet.of(IcmpHeader.echoRequest(77, 1).toReply())
                                .withPayload(new byte[20])
                                .completed(),
                        SELF);
            }
            exchange.get(30, TimeUnit.SECONDS);
            while (channel.tryReceive(ByteBuffer.allocate(100)).isPresent()) {
                continue;
            }
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void isForManyThreadsAtOnce(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = icmp()) {
            List<Future<Optional<Answer<ReceivedPacket>>>> answers = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                int sequence = thread;
                answers.add(network.local()
                        .background(
                                () -> channel.exchange(echo(sequence), Ipv4Address.of("127.0.1." + sequence), SOON)));
            }
            for (int thread = 0; thread < 16; thread++) {
                Answer<ReceivedPacket> answer =
                        answers.get(thread).get(40, TimeUnit.SECONDS).orElseThrow();
                assertThat(answer.packet()
                                .header(IcmpMessage.class)
                                .flatMap(icmp -> icmp.body(NumberedBody.class))
                                .orElseThrow()
                                .sequenceNumber())
                        .isEqualTo(thread);
            }
        }
    }

    @Test
    void endsWithTheChannel(PrivateNetwork network) throws Exception {
        drop(network, "ip daddr 127.0.0.5 icmp type echo-request");
        TransportChannel channel = icmp();
        List<Future<?>> exchanges = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            int sequence = thread;
            exchanges.add(network.local().background(() -> channel.exchange(echo(sequence), NOBODY, SOON)));
        }
        Thread.sleep(SHORT.toMillis());
        channel.close();
        for (Future<?> exchange : exchanges) {
            assertThatThrownBy(() -> exchange.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(java.nio.channels.ClosedChannelException.class);
        }
        assertThatThrownBy(() -> channel.exchange(echo(1), SELF, SOON))
                .isExactlyInstanceOf(java.nio.channels.ClosedChannelException.class);
    }

    @Test
    void anInterruptClosesTheChannel(PrivateNetwork network) throws Exception {
        drop(network, "ip daddr 127.0.0.5 icmp type echo-request");
        TransportChannel channel = icmp();
        Callers callers = new Callers();
        Future<?> exchange = network.local().background(callers.of(() -> channel.exchange(echo(1), NOBODY, SOON)));
        callers.await().interrupt();
        assertThatThrownBy(() -> exchange.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void refusesImpossibleSettings() throws Exception {
        try (TransportChannel channel = icmp()) {
            Exchange<IpRequest, ReceivedPacket> exchange = channel.exchange();
            assertThatThrownBy(() -> exchange.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> exchange.timeout(null)).hasMessage("timeout must not be null");
            assertThatThrownBy(() -> exchange.retries(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("retries");
            assertThatThrownBy(() -> exchange.interval(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> exchange.others(null)).hasMessage("handler must not be null");
            assertThatThrownBy(() -> exchange.one(null)).hasMessage("request must not be null");
            assertThatThrownBy(() -> exchange.all(null)).hasMessage("requests must not be null");
            assertThatThrownBy(() -> channel.exchange(echo(1), SELF6, SOON))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.exchange(null, SELF, SOON)).hasMessage("packet must not be null");
            // nothing of this has left the channel reserved
            assertThat(channel.tryReceive(ByteBuffer.allocate(100))).isEmpty();
        }
    }

    @Test
    void needsNoLookUpInTheNamespaceOfItsThread(PrivateNetwork network) throws Exception {
        IpAddress peer = IpAddress.of(network.peer().ipv4Address());
        CompletableFuture<Optional<Answer<ReceivedPacket>>> answer = new CompletableFuture<>();
        try (TransportChannel channel = icmp()) {
            // a thread of the peer's host: its routes are others than the channel's
            network.peer().run(() -> answer.complete(channel.exchange(echo(1), peer, SOON)));
            assertThat(answer.get(30, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void requestsFollowEachOtherAtTheInterval() throws Exception {
        try (TransportChannel channel = icmp()) {
            long start = System.nanoTime();
            List<Optional<Answer<ReceivedPacket>>> answers = channel.exchange()
                    .interval(Duration.ofMillis(50))
                    .all(List.of(echoTo(1, "127.0.0.1"), echoTo(2, "127.0.0.1"), echoTo(3, "127.0.0.1")));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
            assertThat(answers).allMatch(Optional::isPresent);
        }
    }
}
