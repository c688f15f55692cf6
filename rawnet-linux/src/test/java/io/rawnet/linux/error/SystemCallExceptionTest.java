package io.rawnet.linux.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.OwnNamespace;
import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketType;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import org.junit.jupiter.api.Test;

class SystemCallExceptionTest {
    @Test
    void missingCapabilityComesWithThreeWaysToGetIt() {
        assertThat(SystemCallException.of("socket(AF_INET, SOCK_RAW, 1)", Errno.EPERM))
                .hasMessageContainingAll(
                        "EPERM",
                        "CAP_NET_RAW",
                        "sudo",
                        "--ambient-caps=+net_raw",
                        "setcap cap_net_raw+ep",
                        "AmbientCapabilities=CAP_NET_RAW",
                        "unshare -Urn");
        assertThat(SystemCallException.of("unshare(CLONE_NEWNET)", Errno.EPERM)).hasMessageContaining("CAP_SYS_ADMIN");
        assertThat(SystemCallException.of("rtnetlink RTM_NEWLINK", Errno.EPERM)).hasMessageContaining("CAP_NET_ADMIN");
    }

    @Test
    void unprivilegedEchoNamesItsGroupRange() {
        assertThat(SystemCallException.of("socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP)", Errno.EACCES))
                .hasMessageContaining("ping_group_range");
    }

    @Test
    void protocolZeroIsExplained() throws Exception {
        OwnNamespace.run(() -> assertThatThrownBy(() -> Socket.open(AddressFamily.AF_INET, SocketType.SOCK_RAW, 0))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContainingAll("EPROTONOSUPPORT", "Protocol 0", "name the protocol"));
    }

    @Test
    void unknownInterfaceListsTheOnesThereAre() throws Exception {
        OwnNamespace.run(() -> assertThatThrownBy(() -> Interfaces.indexOf("nowhere0"))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContainingAll("nowhere0", "ENODEV", "lo (MTU 65536)"));
    }

    @Test
    void longPacketComesWithTheMtu() throws Exception {
        OwnNamespace.run(() -> assertThat(SystemCallException.of("sendmmsg", Errno.EMSGSIZE))
                .hasMessageContainingAll("EMSGSIZE", "fragment", "lo (MTU 65536)"));
    }

    @Test
    void standardExceptionsAreUsedWhereTheyFit() throws Exception {
        assertThat(SystemCallException.of("connect", Errno.ECONNREFUSED))
                .isInstanceOf(ConnectException.class)
                .hasCauseInstanceOf(SystemCallException.class);
        assertThat(SystemCallException.of("sendmmsg", Errno.EHOSTUNREACH)).isInstanceOf(NoRouteToHostException.class);
        OwnNamespace.run(() -> {
            try (Socket socket = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM, 0)) {
                InetSocketAddress elsewhere =
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {9, 9, 9, 9}), 9);
                assertThatThrownBy(() -> socket.bind(elsewhere))
                        .isInstanceOf(BindException.class)
                        .hasMessageContainingAll("bind(9.9.9.9, 9)", "EADDRNOTAVAIL");
                assertThatThrownBy(() -> socket.connect(elsewhere))
                        .isInstanceOf(NoRouteToHostException.class)
                        .hasMessageContaining("ENETUNREACH");
            }
        });
    }

    @Test
    void successIsPassedThrough() throws Exception {
        assertThat(SystemCallException.check("any", 42)).isEqualTo(42);
    }

    @Test
    void unknownNumberKeepsItsNumber() {
        assertThat(new Errno(4000)).hasToString("errno 4000 (unknown error)");
    }
}
