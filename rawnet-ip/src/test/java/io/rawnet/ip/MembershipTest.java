package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InPrivateNetwork
class MembershipTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** One family's channels, group, and addresses of the sender. */
    private enum Kind {
        IPV4(StandardProtocolFamily.INET, "232.1.2.3"),
        IPV6(StandardProtocolFamily.INET6, "ff35::8000:1234");

        final StandardProtocolFamily family;
        final IpAddress group;

        Kind(StandardProtocolFamily family, String group) {
            this.family = family;
            this.group = IpAddress.of(group);
        }

        IpAddress addressOf(Host host) {
            return IpAddress.of(this == IPV4 ? host.ipv4Address() : host.ipv6Address());
        }

        TransportChannel open() throws IOException {
            TransportChannel channel = TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1);
            channel.setOption(RawSocketOptions.MULTICAST_ALL, false);
            return channel;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMemberReceivesUntilItLeaves(Kind kind, PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = receiver(kind, network);
                TransportChannel sender = sender(kind, network)) {
            assertThat(receives(sender, receiver, kind, SHORT)).isFalse();
            Membership membership = receiver.join(kind.group, network.peer().interfaceIndex());
            assertThat(receives(sender, receiver, kind, LONG)).isTrue();
            assertThat(membership.group()).isEqualTo(kind.group);
            assertThat(membership.isValid()).isTrue();
            assertThatThrownBy(() -> receiver.join(kind.group, network.peer().interfaceIndex()))
                    .isInstanceOf(IOException.class);
            membership.close();
            membership.close();
            assertThat(membership.isValid()).isFalse();
            assertThat(receives(sender, receiver, kind, SHORT)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBlockedSourceIsNotHeard(Kind kind, PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = receiver(kind, network);
                TransportChannel sender = sender(kind, network);
                Membership membership = receiver.join(kind.group, network.peer().interfaceIndex())) {
            membership.block(kind.addressOf(network.local()));
            assertThat(receives(sender, receiver, kind, SHORT)).isFalse();
            membership.unblock(kind.addressOf(network.local()));
            assertThat(receives(sender, receiver, kind, LONG)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMemberOfOneSourceHearsThatSourceAlone(Kind kind, PrivateNetwork network) throws Exception {
        int there = network.peer().interfaceIndex();
        try (TransportChannel receiver = receiver(kind, network);
                TransportChannel sender = sender(kind, network)) {
            Membership stranger = receiver.join(kind.group, there, kind.addressOf(network.peer()));
            assertThat(receives(sender, receiver, kind, SHORT)).isFalse();
            Membership membership = receiver.join(kind.group, there, kind.addressOf(network.local()));
            assertThat(membership.source()).contains(kind.addressOf(network.local()));
            assertThat(receives(sender, receiver, kind, LONG)).isTrue();
            assertThatThrownBy(() -> membership.block(kind.addressOf(network.local())))
                    .isInstanceOf(IllegalStateException.class);
            membership.close();
            assertThat(receives(sender, receiver, kind, SHORT)).isFalse();
            stranger.close();
        }
    }

    @Test
    void theChannelTakesItsMembershipsAlong(PrivateNetwork network) throws Exception {
        TransportChannel channel = Kind.IPV4.open();
        Membership membership = channel.join(Kind.IPV4.group, network.local().interfaceIndex());
        channel.close();
        assertThat(membership.isValid()).isFalse();
        membership.close();
        try (TransportChannel other = Kind.IPV6.open()) {
            assertThatThrownBy(() -> other.join(IpAddress.of("::1"), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("multicast");
            assertThatThrownBy(() -> other.join(Kind.IPV6.group, 9999)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anUnboundChannelOverIpv6HearsWhateverTheHostHasJoined(PrivateNetwork network) throws Exception {
        try (TransportChannel unbound = network.peer().call(Kind.IPV6::open);
                TransportChannel member = receiver(Kind.IPV6, network);
                TransportChannel sender = sender(Kind.IPV6, network)) {
            assertThat(receives(sender, unbound, Kind.IPV6, SHORT)).isFalse();
            member.join(Kind.IPV6.group, network.peer().interfaceIndex());
            assertThat(receives(sender, unbound, Kind.IPV6, LONG)).isTrue();
        }
    }

    private static TransportChannel receiver(Kind kind, PrivateNetwork network) throws Exception {
        TransportChannel receiver = network.peer().call(kind::open);
        if (kind == Kind.IPV6) {
            receiver.bind(kind.addressOf(network.peer()));
        }
        return receiver;
    }

    private static TransportChannel sender(Kind kind, PrivateNetwork network) throws IOException {
        TransportChannel sender = kind.open();
        sender.bind(kind.addressOf(network.local()));
        sender.setOption(RawSocketOptions.MULTICAST_INTERFACE, network.local().interfaceIndex());
        return sender;
    }

    private static boolean receives(TransportChannel sender, TransportChannel receiver, Kind kind, Duration patience)
            throws IOException {
        sender.send(ByteBuffer.allocate(4), kind.group);
        try {
            receiver.receive(ByteBuffer.allocate(10), patience);
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }
}
