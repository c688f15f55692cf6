package io.rawnet.linux.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.List;
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
    void capabilityIsNotGuessed() {
        assertThat(SystemCallException.of("setsockopt(SO_MARK, 1)", Errno.EPERM))
                .hasMessageNotContaining("CAP_")
                .hasMessageContaining("manual page");
    }

    @Test
    void standardExceptionsAreUsedWhereTheyFit() {
        assertThat(SystemCallException.of("connect", Errno.ECONNREFUSED))
                .isInstanceOf(ConnectException.class)
                .hasCauseInstanceOf(SystemCallException.class);
        assertThat(SystemCallException.of("sendmsg", Errno.EHOSTUNREACH)).isInstanceOf(NoRouteToHostException.class);
        assertThat(SystemCallException.of("connect", Errno.ENETUNREACH)).isInstanceOf(NoRouteToHostException.class);
        assertThat(SystemCallException.of("bind(9.9.9.9, 9)", Errno.EADDRNOTAVAIL))
                .isInstanceOf(BindException.class)
                .hasMessageContainingAll("bind(9.9.9.9, 9)", "EADDRNOTAVAIL");
        assertThat(SystemCallException.of("bind", Errno.EADDRINUSE)).isInstanceOf(BindException.class);
        assertThat(SystemCallException.of("sendmsg", Errno.EMSGSIZE)).isExactlyInstanceOf(SystemCallException.class);
    }

    @Test
    void isFoundWhateverItIsWrappedIn() {
        IOException plain = SystemCallException.of("sendmsg(9 octets)", Errno.EMSGSIZE);
        IOException standard = SystemCallException.of("bind(::, 80)", Errno.EADDRINUSE);
        assertThat(SystemCallException.in(plain)).containsSame((SystemCallException) plain);
        assertThat(SystemCallException.in(new UncheckedIOException(standard))).hasValueSatisfying(found -> {
            assertThat(found.errno()).isEqualTo(Errno.EADDRINUSE);
            assertThat(found.errno().number()).isEqualTo(98);
            assertThat(found.call()).isEqualTo("bind(::, 80)");
            assertThat(found).hasMessage(standard.getMessage());
        });
        assertThat(SystemCallException.in(new IOException("other"))).isEmpty();
        assertThat(SystemCallException.in(null)).isEmpty();
    }

    @Test
    void messageIsOneLineWithoutControlAndFormatCharacters() {
        IOException failure =
                SystemCallException.of("if_nametoindex(\"\33[2J\r\n\7\u202Ee\u00E9\")", Errno.ENODEV, "\0.");
        assertThat(failure).hasMessageStartingWith("if_nametoindex(\"?[2J????e\u00E9\") failed: ENODEV (");
        assertThat(failure.getMessage()).endsWith(". ?.");
        assertThat(SystemCallException.in(failure).orElseThrow().call())
                .isEqualTo("if_nametoindex(\"?[2J????e\u00E9\")");
    }

    @Test
    void messageIsBounded() {
        String endless = "\uD83D\uDE00".repeat(5_000);
        IOException failure = SystemCallException.of(endless, Errno.ENODEV, endless);
        assertThat(failure.getMessage().codePointCount(0, failure.getMessage().length()))
                .isEqualTo(SystemCallException.MAXIMUM_LENGTH);
    }

    @Test
    void longestAdviceIsNotCut() {
        for (Capability capability : Capability.values()) {
            assertThat(SystemCallException.of(
                            "setsockopt(SO_BINDTODEVICE, 16 octets)", Errno.EPERM, capability.advice()))
                    .hasMessageEndingWith(capability == Capability.BPF ? "ldconfig knows)." : "(unshare -Urn java …).");
        }
        List<Capability> three = List.of(Capability.NET_RAW, Capability.BPF, Capability.NET_ADMIN);
        assertThat(SystemCallException.of("socket(AF_XDP, SOCK_RAW, 0)", Errno.EPERM, Capability.advice(three)))
                .hasMessageContainingAll(
                        "the capabilities CAP_NET_RAW, CAP_BPF, CAP_NET_ADMIN.",
                        "--inh-caps=+net_raw,+bpf,+net_admin",
                        "setcap cap_net_raw,cap_bpf,cap_net_admin+ep")
                .hasMessageEndingWith("ldconfig knows).");
    }

    @Test
    void successIsPassedThrough() throws Exception {
        assertThat(SystemCallException.check("any", 42)).isEqualTo(42);
    }

    @Test
    void constantsHaveTheNamesOfTheirFields() throws Exception {
        for (Field field : Errno.class.getFields()) {
            if (field.getType() == Errno.class) {
                assertThat(((Errno) field.get(null)).name()).isEqualTo(field.getName());
            }
        }
        assertThat(Errno.EOPNOTSUPP.number()).isEqualTo(95);
    }

    @Test
    void unknownNumberKeepsItsNumber() {
        assertThat(new Errno(4000)).hasToString("errno 4000 (unknown error)");
    }
}
