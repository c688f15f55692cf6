package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InPrivateNetwork
class TcpPortGuardTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RESET = 0x04;
    private static final int SYN = 0x02;
    private static final int SYN_ACK = 0x12;
    private static final int PUSH_ACK = 0x18;
    private static final int CONTROL_BITS = 13;

    @Test
    void keepsTheKernelFromResetting(PrivateNetwork network) throws Exception {
        try (TcpPortGuard guard = TcpPortGuard.open(IpAddress.of(network.local().ipv4Address()), 0)) {
            assertThat(guard.port()).isBetween(1, 65535);
            assertThat(segmentsOfAnOpening(network, guard.port(), false))
                    .contains(SYN, SYN_ACK)
                    .doesNotContain(RESET);
        }
    }

    @Test
    void keepsTheKernelFromResettingOverIpv6(PrivateNetwork network) throws Exception {
        IpAddress source = IpAddress.of(network.local().ipv6Address());
        IpAddress destination = IpAddress.of(network.peer().ipv6Address());
        try (TcpPortGuard guard = TcpPortGuard.open(source, 0)) {
            assertThat(segmentsOfAnOpening(network, source, destination, guard.port(), false))
                    .contains(SYN, SYN_ACK)
                    .doesNotContain(RESET);
        }
        assertThat(segmentsOfAnOpening(network, source, destination, 45_678, true))
                .contains(SYN, SYN_ACK, RESET);
    }

    @Test
    void withoutItTheKernelResets(PrivateNetwork network) throws Exception {
        assertThat(segmentsOfAnOpening(network, 45_678, true)).contains(SYN, SYN_ACK, RESET);
    }

    @Test
    void reservesThePortUntilItIsClosed(PrivateNetwork network) throws Exception {
        Ipv4Address any = Ipv4Address.ANY;
        TcpPortGuard guard = TcpPortGuard.open(any, 45_679);
        assertThat(guard.isOpen()).isTrue();
        assertThat(guard.address()).isEqualTo(any);
        assertThatThrownBy(() -> TcpPortGuard.open(any, 45_679)).isInstanceOf(BindException.class);
        guard.close();
        assertThat(guard.isOpen()).isFalse();
        TcpPortGuard.open(any, 45_679).close();
        assertThatThrownBy(() -> TcpPortGuard.open(any, 65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void guardsIpv6Alone(PrivateNetwork network) throws Exception {
        try (TcpPortGuard guard = TcpPortGuard.open(IpAddress.of("::"), 0);
                TcpPortGuard other = TcpPortGuard.open(Ipv4Address.ANY, guard.port())) {
            assertThat(guard.address()).isEqualTo(IpAddress.of("::"));
            assertThat(other.port()).isEqualTo(guard.port());
        }
    }

    /** The address families that a guard is for, and how it is opened. */
    private enum Kind {
        IPV4,
        IPV6,
        DUAL_STACK;

        TcpPortGuard open(int port) throws IOException {
            return switch (this) {
                case IPV4 -> TcpPortGuard.open(Ipv4Address.ANY, port);
                case IPV6 -> TcpPortGuard.open(Ipv6Address.ANY, port);
                case DUAL_STACK -> TcpPortGuard.openDualStack(port);
            };
        }

        void assertResets(PrivateNetwork network, int port, boolean resets) throws Exception {
            if (this != IPV6) {
                assertResets(segmentsOfAnOpening(network, port, resets), resets);
            }
            if (this != IPV4) {
                IpAddress source = IpAddress.of(network.local().ipv6Address());
                IpAddress destination = IpAddress.of(network.peer().ipv6Address());
                assertResets(segmentsOfAnOpening(network, source, destination, port, resets), resets);
            }
        }

        private static void assertResets(List<Integer> segments, boolean resets) {
            assertThat(segments).contains(SYN, SYN_ACK);
            assertThat(segments.contains(RESET)).isEqualTo(resets);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrdinaryUserGuardsByKeyAndClosingGivesTheResetsBack(Kind kind, PrivateNetwork network) throws Exception {
        TcpPortGuard guard = network.local().callUnprivileged(() -> kind.open(0));
        assertThat(guard.method()).isEqualTo(TcpPortGuard.Method.MD5_KEY);
        assertThat(guard.isOpen()).isTrue();
        kind.assertResets(network, guard.port(), false);
        guard.close();
        guard.close();
        kind.assertResets(network, guard.port(), true);
    }

    @ParameterizedTest
    @EnumSource
    void anOtherProgramCannotTakeThePort(Kind kind, PrivateNetwork network) throws Exception {
        try (TcpPortGuard guard = kind.open(0);
                ServerSocket other = new ServerSocket()) {
            InetSocketAddress taken = new InetSocketAddress(
                    kind == Kind.IPV6
                            ? network.local().ipv6Address()
                            : network.local().ipv4Address(),
                    guard.port());
            assertThatThrownBy(() -> other.bind(taken)).isInstanceOf(BindException.class);
            assertThatThrownBy(() -> kind.open(guard.port()))
                    .isInstanceOf(BindException.class)
                    .hasMessageContainingAll("EADDRINUSE", "choose another port");
        }
    }

    @Test
    void staysInForceWhenNobodyRefersToIt(PrivateNetwork network) throws Exception {
        int port = TcpPortGuard.open(Ipv4Address.ANY, 0).port();
        for (int round = 0; round < 5; round++) {
            System.gc();
            Thread.sleep(20);
        }
        Kind.IPV4.assertResets(network, port, false);
    }

    /** Opens a guard and waits to be killed. */
    static final class Child {
        private Child() {}

        public static void main(String... arguments) throws Exception {
            System.out.println("guards " + TcpPortGuard.openDualStack(0).port());
            Thread.sleep(60_000);
        }
    }

    @Test
    void leavesNoTraceWhenItsProcessIsKilled(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ss");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = network.start(java, "-cp", classPath, Child.class.getName());
        String line;
        BufferedReader output = child.inputReader();
        do {
            line = output.readLine();
            assertThat(line).isNotNull();
        } while (!line.startsWith("guards "));
        int port = Integer.parseInt(line.substring("guards ".length()));
        assertThat(listeners(network, port)).isNotEmpty();
        Kind.DUAL_STACK.assertResets(network, port, false);
        child.destroyForcibly().waitFor();
        assertThat(listeners(network, port)).isEmpty();
        Kind.DUAL_STACK.assertResets(network, port, true);
        TcpPortGuard.openDualStack(port).close();
    }

    private static String listeners(PrivateNetwork network, int port) throws Exception {
        Process ss = network.start("ss", "-Htan", "sport = :" + port);
        return new String(ss.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
    }

    @Test
    void handshakeByHandOverLoopbackNeedsTheCapabilityForRawSocketsAlone(PrivateNetwork network) throws Exception {
        Ipv4Address here = Ipv4Address.LOOPBACK;
        PseudoHeader pseudoHeader = new Ipv4PseudoHeader(here, here);
        OnlyCapability.run(network.local(), OnlyCapability.NET_RAW, () -> {
            try (ServerSocket server = new ServerSocket(0, 1, here.toInetAddress());
                    TcpPortGuard guard = TcpPortGuard.open(here, 0);
                    TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
                TcpHeader syn = TcpHeader.builder()
                        .sourcePort(guard.port())
                        .destinationPort(server.getLocalPort())
                        .sequenceNumber(1000)
                        .controlBits(SYN)
                        .window(1024)
                        .build();
                ByteBuffer nothing = ByteBuffer.allocate(0);
                channel.send(syn.withChecksum(pseudoHeader, nothing), nothing.duplicate(), here);
                TcpHeader answer;
                do {
                    ByteBuffer segment = ByteBuffer.allocate(100);
                    channel.receive(segment, LONG);
                    answer = TcpHeader.decode(segment.flip());
                } while (answer.destinationPort() != guard.port());
                assertThat(answer.controlBits()).isEqualTo(SYN_ACK);
                ByteBuffer data = ByteBuffer.wrap("by hand".getBytes(StandardCharsets.US_ASCII));
                TcpHeader push = syn.toBuilder()
                        .sequenceNumber(1001)
                        .acknowledgmentNumber(answer.sequenceNumber() + 1 & 0xFFFF_FFFFL)
                        .controlBits(PUSH_ACK)
                        .build();
                channel.send(push.withChecksum(pseudoHeader, data.duplicate()), data, here);
                server.setSoTimeout(30_000);
                try (Socket accepted = server.accept()) {
                    accepted.setSoTimeout(30_000);
                    assertThat(accepted.getPort()).isEqualTo(guard.port());
                    assertThat(new String(accepted.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
                            .isEqualTo("by hand");
                }
            }
        });
    }

    private static List<Integer> segmentsOfAnOpening(PrivateNetwork network, int sourcePort, boolean resets)
            throws Exception {
        return segmentsOfAnOpening(
                network,
                IpAddress.of(network.local().ipv4Address()),
                IpAddress.of(network.peer().ipv4Address()),
                sourcePort,
                resets);
    }

    /**
     * Sends a SYN to a listening peer, and tells the control bits of its answer and of what reached it: until a reset if one is to come,
     * else for a while.
     */
    private static List<Integer> segmentsOfAnOpening(
            PrivateNetwork network, IpAddress source, IpAddress destination, int sourcePort, boolean resets)
            throws Exception {
        boolean ipv4 = source instanceof Ipv4Address;
        StandardProtocolFamily family = ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        PseudoHeader pseudoHeader = ipv4
                ? new Ipv4PseudoHeader((Ipv4Address) source, (Ipv4Address) destination)
                : new Ipv6PseudoHeader((Ipv6Address) source, (Ipv6Address) destination);
        List<Integer> seen = new ArrayList<>();
        try (ServerSocket server = network.peer().call(() -> {
                    ServerSocket listening = new ServerSocket();
                    listening.bind(new InetSocketAddress(destination.toInetAddress(), 8080));
                    return listening;
                });
                TransportChannel here = TransportChannel.open(family, IpProtocol.TCP);
                TransportChannel there = network.peer().call(() -> TransportChannel.open(family, IpProtocol.TCP))) {
            ByteBuffer segment = ByteBuffer.allocate(20);
            TcpHeader.builder()
                    .sourcePort(sourcePort)
                    .destinationPort(server.getLocalPort())
                    .sequenceNumber(1000)
                    .controlBits(SYN)
                    .window(1024)
                    .build()
                    .withChecksum(pseudoHeader, ByteBuffer.allocate(0))
                    .encode(segment);
            here.send(segment.flip(), destination);
            ByteBuffer answer = ByteBuffer.allocate(60);
            here.receive(answer, LONG);
            seen.add((int) answer.get(CONTROL_BITS));
            while (!seen.contains(RESET)) {
                there.receive(answer.clear(), resets ? LONG : Duration.ofMillis(200));
                seen.add((int) answer.get(CONTROL_BITS));
            }
            return seen;
        } catch (SocketTimeoutException quiet) {
            return seen;
        }
    }
}
