package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error of docs/errors.md, provoked on real sockets. */
class IpErrorsTest {
    /** Tests run in the folder of their module. */
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    private static final String FIRST_LINE = "| error | call | what it means here | what to do |";

    @ParameterizedTest
    @EnumSource
    @InPrivateNetwork
    void messageSaysWhatFailedWhyAndWhatToDo(IpError error, PrivateNetwork network) throws Exception {
        if (error == IpError.SEND_QUEUE_FULL) {
            Requirements.requireTool("tc");
        } else if (error == IpError.SEND_FIREWALL) {
            Requirements.requireTool("nft");
        }
        try (ErrorScene scene = new ErrorScene(network)) {
            Throwable failure = catchThrowable(() -> error.provocation.in(scene));
            if (failure instanceof org.opentest4j.TestAbortedException aborted) {
                throw aborted;
            }
            assertThat(SystemCallException.in(failure)).as("%s", failure).hasValueSatisfying(call -> {
                assertThat(call.errno().name()).isEqualTo(error.errno);
                assertThat(call.errno().number()).isEqualTo(error.number);
                assertThat(call.call()).startsWith(error.call);
            });
            assertThat(failure)
                    .hasMessageContaining(" failed: " + error.errno + " (")
                    .hasMessageContaining(error.meaning)
                    .hasMessageContaining(error.remedy);
            assertThat(failure.getMessage().length()).isLessThan(SystemCallException.MAXIMUM_LENGTH);
        }
    }

    /** Every row of the page is provoked by a test, and every error that a test provokes is on the page. */
    @Test
    void pageHasTheseErrorsAndNoOthers() throws Exception {
        List<String> page = Files.readAllLines(PAGE);
        List<String> lines = page.stream()
                .dropWhile(line -> !line.equals(FIRST_LINE))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> expected =
                Arrays.stream(IpError.values()).map(IpError::line).distinct().toList();
        assertThat(lines)
                .as("to copy into the page:\n%s", String.join("\n", expected))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"RAW_SOCKET", "MARK", "PRIORITY", "TRANSPARENT", "OTHER_INTERFACE", "GUARD_LOW_PORT"})
    @InPrivateNetwork
    void capabilityThatTheMessageNamesIsEnough(IpError error, PrivateNetwork network) throws Exception {
        try (ErrorScene scene = new ErrorScene(network)) {
            TransportChannel channel = scene.transport(ErrorScene.IPV4);
            channel.setOption(RawSocketOptions.BIND_TO_INTERFACE, "lo");
            int capability = error == IpError.GUARD_LOW_PORT ? OnlyCapability.NET_BIND_SERVICE : OnlyCapability.NET_RAW;
            OnlyCapability.run(network.local(), capability, () -> {
                switch (error) {
                    case RAW_SOCKET -> scene.transport(ErrorScene.IPV4);
                    case MARK -> channel.setOption(ChannelOptions.MARK, 1);
                    case PRIORITY -> channel.setOption(ChannelOptions.PRIORITY, 7);
                    case TRANSPARENT -> channel.setOption(RawSocketOptions.TRANSPARENT, true);
                    case OTHER_INTERFACE -> channel.setOption(RawSocketOptions.BIND_TO_INTERFACE, "eth0");
                    default -> scene.closing(TcpPortGuard.open(Ipv4Address.ANY, 80));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVE_BUFFER_FORCE", "SEND_BUFFER_FORCE", "MARK", "PRIORITY", "TRANSPARENT"})
    @InPrivateNetwork
    void administratorsMayToo(IpError error, PrivateNetwork network) throws Exception {
        try (ErrorScene scene = new ErrorScene(network)) {
            TransportChannel channel = scene.transport(ErrorScene.IPV4);
            OnlyCapability.run(network.local(), OnlyCapability.NET_ADMIN, () -> {
                switch (error) {
                    case RECEIVE_BUFFER_FORCE -> channel.setOption(ChannelOptions.RECEIVE_BUFFER_FORCE, 1 << 20);
                    case SEND_BUFFER_FORCE -> channel.setOption(ChannelOptions.SEND_BUFFER_FORCE, 1 << 20);
                    case MARK -> channel.setOption(ChannelOptions.MARK, 1);
                    case PRIORITY -> channel.setOption(ChannelOptions.PRIORITY, 7);
                    default -> channel.setOption(RawSocketOptions.TRANSPARENT, true);
                }
            });
        }
    }

    static Stream<Arguments> impossibleValues() {
        return Stream.of(
                Arguments.of(RawSocketOptions.HOP_LIMIT, 0, "HOP_LIMIT must be 1 to 255, not 0"),
                Arguments.of(RawSocketOptions.HOP_LIMIT, 300, "HOP_LIMIT must be 1 to 255, not 300"),
                Arguments.of(StandardSocketOptions.IP_TOS, -1, "IP_TOS must be 0 to 255, not -1"),
                Arguments.of(StandardSocketOptions.IP_TOS, 256, "IP_TOS must be 0 to 255, not 256"),
                Arguments.of(StandardSocketOptions.IP_MULTICAST_TTL, 256, "IP_MULTICAST_TTL must be 0 to 255, not 256"),
                Arguments.of(StandardSocketOptions.SO_RCVBUF, -1, "SO_RCVBUF must be 0 to 1073741824, not -1"),
                Arguments.of(StandardSocketOptions.SO_SNDBUF, -7, "SO_SNDBUF must be 0 to 1073741824, not -7"),
                Arguments.of(
                        ChannelOptions.RECEIVE_BUFFER_FORCE,
                        Integer.MAX_VALUE,
                        "RECEIVE_BUFFER_FORCE must be 0 to 1073741824, not 2147483647"),
                Arguments.of(ChannelOptions.PRIORITY, -1, "PRIORITY must be 0 or more, not -1"),
                Arguments.of(ChannelOptions.BUSY_POLL, -5, "BUSY_POLL must be 0 or more, not -5"),
                Arguments.of(
                        RawSocketOptions.CHECKSUM_OFFSET,
                        OptionalInt.of(3),
                        "CHECKSUM_OFFSET must be even and 0 to 65534, or empty, not OptionalInt[3]"),
                Arguments.of(
                        RawSocketOptions.BIND_TO_INTERFACE,
                        "a-name-of-16-let",
                        "BIND_TO_INTERFACE must be at most 15 octets, not a-name-of-16-let"),
                Arguments.of(
                        RawSocketOptions.MULTICAST_INTERFACE, -1, "MULTICAST_INTERFACE must be 0 or more, not -1"));
    }

    @ParameterizedTest
    @MethodSource("impossibleValues")
    @InPrivateNetwork
    <T> void impossibleValueIsRefusedBeforeTheSystemCall(
            SocketOption<T> option, T value, String message, PrivateNetwork network) throws Exception {
        try (ErrorScene scene = new ErrorScene(network)) {
            TransportChannel channel = scene.transport(ErrorScene.IPV6);
            channel.close();
            // a system call would end with ClosedChannelException
            assertThatThrownBy(() -> channel.setOption(option, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Test
    @InPrivateNetwork
    void impossibleControlMessageIsRefusedBeforeTheSystemCall(PrivateNetwork network) throws Exception {
        assertThatThrownBy(() -> ControlMessage.NONE.withHopLimit(300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hopLimit must be 0 to 255, not 300");
        assertThatThrownBy(() -> ControlMessage.NONE.withHopLimit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ControlMessage.NONE.withTrafficClass(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trafficClass must be 0 to 255, not 256");
        assertThatThrownBy(() -> ControlMessage.NONE.withInterfaceIndex(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interfaceIndex must be 1 or more, not 0");
        try (ErrorScene scene = new ErrorScene(network)) {
            TransportChannel channel = scene.transport(ErrorScene.IPV4);
            ByteBuffer payload = ByteBuffer.allocate(8);
            IpAddress peer = scene.peer(ErrorScene.IPV4);
            assertThatThrownBy(() -> channel.send(payload, peer, ControlMessage.NONE.withHopLimit(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hopLimit over IPv4 must be 1 to 255, not 0");
            assertThatThrownBy(() -> new IpSendBatch(1, 8).add(payload, peer, ControlMessage.NONE.withHopLimit(0)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            channel.send(payload, peer, ControlMessage.NONE.withSource(scene.peer(ErrorScene.IPV6))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("2001:db8::2", "INET");
            assertThat(payload.position()).isZero();
            assertThatCode(() -> channel.send(payload, peer)).doesNotThrowAnyException();
        }
    }
}
