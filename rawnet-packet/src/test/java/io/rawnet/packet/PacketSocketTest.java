package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.frame;
import static io.rawnet.packet.PacketSamples.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class PacketSocketTest {

    private static final Set<SocketOption<?>> KERNEL_DOUBLES = Set.of(
            StandardSocketOptions.SO_RCVBUF,
            StandardSocketOptions.SO_SNDBUF,
            ChannelOptions.RECEIVE_BUFFER_FORCE,
            ChannelOptions.SEND_BUFFER_FORCE);
    private static final MacAddress LLDP_GROUP = MacAddress.of("01:80:c2:00:00:0e");

    @Test
    @SuppressWarnings("try") // closing early is what is tested
    void membershipsLastAsLongAsTheirHandle(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ip");
        int index = network.local().interfaceIndex();
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            try (Membership all = channel.promiscuous(index);
                    Membership again = channel.promiscuous(index);
                    Membership groups = channel.allMulticast(index);
                    Membership group = channel.multicast(index, LLDP_GROUP);
                    Membership other = channel.unicast(index, MacAddress.of("02:00:00:00:00:99"))) {
                // a virtual cable hears one more address by hearing everything
                assertThat(link(network)).contains("promiscuity 2", "allmulti 1");
                assertThat(groups(network)).contains(LLDP_GROUP.toString());
                assertThat(List.of(all, again, groups, group, other)).doesNotContainNull();
            }
            assertThat(link(network)).contains("promiscuity 0", "allmulti 0");
            assertThat(groups(network)).doesNotContain(LLDP_GROUP.toString());
            Membership forgotten = channel.promiscuous(index);
            channel.close();
            assertThat(link(network)).contains("promiscuity 0");
            forgotten.close();
        }
    }

    private static String link(PrivateNetwork network) throws Exception {
        return output(network.start("ip", "-d", "link", "show", network.local().interfaceName()));
    }

    private static String groups(PrivateNetwork network) throws Exception {
        return output(network.start("ip", "maddr", "show", network.local().interfaceName()));
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void fanoutSharesPacketsOut(PrivateNetwork network) throws Exception {
        int packets = 100;
        for (FanoutMode mode : FanoutMode.values()) {
            try (LinkChannel first = bound(LinkMode.RAW, network.peer());
                    LinkChannel second = bound(LinkMode.RAW, network.peer());
                    LinkChannel sender = bound(LinkMode.RAW, network.local())) {
                int group = first.joinFanout(Fanout.unique(mode));
                assertThat(second.joinFanout(Fanout.of(group, mode))).isEqualTo(group);
                for (int number = 0; number < packets; number++) {
                    sender.send(numbered(network, number, 46));
                }
                long one = first.statistics().received();
                long other = second.statistics().received();
                assertThat(one + other).as(mode.name()).isEqualTo(packets);
                if (mode == FanoutMode.LOAD_BALANCE) {
                    assertThat(one).isEqualTo(other);
                }
            }
        }
    }

    @Test
    void fanoutGroupsAgreeOnModeAndFlags(PrivateNetwork network) throws Exception {
        try (LinkChannel first = bound(LinkMode.RAW, network.peer());
                LinkChannel second = bound(LinkMode.RAW, network.peer());
                LinkChannel unbound = LinkChannel.open(LinkMode.RAW)) {
            Fanout fanout = new Fanout(7, FanoutMode.HASH, Set.of(FanoutFlag.DEFRAGMENT, FanoutFlag.ROLLOVER));
            assertThat(first.joinFanout(fanout)).isEqualTo(7);
            assertThatThrownBy(() -> second.joinFanout(Fanout.of(7, FanoutMode.CPU)))
                    .isInstanceOf(IOException.class);
            assertThat(second.joinFanout(fanout)).isEqualTo(7);
            assertThatThrownBy(() -> unbound.joinFanout(fanout)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> Fanout.of(65536, FanoutMode.HASH)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new Fanout(1, FanoutMode.HASH, Set.of(FanoutFlag.UNIQUE_ID)))
                .hasMessageContaining("must be 0");
    }

    @Test
    void statisticsAddUp(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver =
                        bound(LinkMode.RAW, network.peer()).setOption(StandardSocketOptions.SO_RCVBUF, 10_000);
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            assertThat(receiver.statistics()).isEqualTo(new LinkStatistics(0, 0, 0));
            sender.send(numbered(network, 0, 46));
            assertThat(receiver.statistics()).isEqualTo(new LinkStatistics(1, 0, 0));
            for (int number = 1; number < 200; number++) {
                sender.send(numbered(network, number, 46));
            }
            LinkStatistics statistics = receiver.statistics();
            assertThat(statistics.received() + statistics.dropped()).isEqualTo(200);
            assertThat(statistics.dropped()).isPositive();
            assertThat(receiver.statistics()).isEqualTo(statistics);
        }
    }

    @Test
    void everyOptionIsReadAndSet(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = bound(LinkMode.RAW, network.local())) {
            assertThat(channel.supportedOptions()).hasSize(15);
            for (SocketOption<?> option : channel.supportedOptions()) {
                if (option.type() == Boolean.class) {
                    setAndCheck(channel, option, true);
                    setAndCheck(channel, option, false);
                } else {
                    setAndCheck(channel, option, 5);
                }
            }
            assertThatThrownBy(() -> channel.getOption(StandardSocketOptions.TCP_NODELAY))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static <T> void setAndCheck(LinkChannel channel, SocketOption<T> option, Object value) throws Exception {
        channel.setOption(option, option.type().cast(value));
        T now = channel.getOption(option);
        if (KERNEL_DOUBLES.contains(option)) {
            assertThat((Integer) now).as(option.name()).isGreaterThan(1000); // the kernel's least
        } else {
            assertThat(now).as(option.name()).isEqualTo(value);
        }
    }

    @Test
    void leavesOutWhatThisMachineSendsWhenAsked(PrivateNetwork network) throws Exception {
        try (LinkChannel all = LinkChannel.open(LinkMode.RAW)
                        .bind(network.local().interfaceIndex(), LinkChannel.ALL_PROTOCOLS);
                LinkChannel others = LinkChannel.open(LinkMode.RAW)
                        .setOption(LinkSocketOptions.IGNORE_OUTGOING, true)
                        .bind(network.local().interfaceIndex(), LinkChannel.ALL_PROTOCOLS);
                LinkChannel sender =
                        bound(LinkMode.RAW, network.local()).setOption(LinkSocketOptions.QDISC_BYPASS, false)) {
            sender.send(frame(network).octets().buffer());
            ReceivedFrame seen = all.receive(ByteBuffer.allocate(64), SOON);
            while (!seen.protocol().equals(OURS)) {
                seen = all.receive(ByteBuffer.allocate(64), SOON);
            }
            assertThat(seen.packetType()).isEqualTo(PacketType.OUTGOING);
            ByteBuffer in = ByteBuffer.allocate(64);
            for (var other = others.tryReceive(in); other.isPresent(); other = others.tryReceive(in.clear())) {
                assertThat(other.get().protocol()).isNotEqualTo(OURS);
            }
        }
    }

    @Test
    void aFilterIsInForceBeforeTheFirstPacket(PrivateNetwork network) throws Exception {
        LinkInterface on =
                network.peer().call(() -> LinkInterface.byIndex(network.peer().interfaceIndex()));
        CompletableFuture<Void> stop = new CompletableFuture<>();
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            var traffic = network.local().background(() -> {
                while (!stop.isDone()) {
                    sender.send(numbered(network, 1, 46));
                }
                return null;
            });
            List<Long> received = new ArrayList<>();
            for (int opened = 0; opened < 30; opened++) {
                try (LinkChannel closed = network.peer()
                                .call(() -> LinkChannel.open(LinkMode.RAW, on, OURS, BpfProgram.dropAll()));
                        PacketRing ring = network.peer().call(() -> PacketSamples.smallRing()
                                .filter(BpfProgram.dropAll())
                                .open()
                                .bind(on, OURS))) {
                    Thread.sleep(1);
                    received.add(
                            closed.statistics().received() + ring.statistics().received());
                }
            }
            stop.complete(null);
            traffic.get(30, TimeUnit.SECONDS);
            assertThat(received).containsOnly(0L);
        }
    }

    @Test
    void channelsAndRingsGoOnWhenTheInterfaceIsSwitchedOnAgain(PrivateNetwork network) throws Exception {
        int index = network.local().interfaceIndex();
        try (LinkChannel channel = bound(LinkMode.RAW, network.local());
                PacketRing ring = PacketSamples.boundRing(PacketSamples.smallRing(), network.local());
                LinkChannel sender = bound(LinkMode.RAW, network.peer());
                NetworkChanges changes = new NetworkChanges()) {
            LinkInterface before = LinkInterface.byIndex(index);
            assertThat(before.state()).isEqualTo(LinkState.UP);
            assertThat(before.flags()).contains(InterfaceFlag.UP, InterfaceFlag.LOWER_UP, InterfaceFlag.RUNNING);
            changes.setDown(index);
            assertThat(before.now().up()).isFalse();
            assertThat(before.now().state()).isEqualTo(LinkState.DOWN);
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(64)))
                    .isInstanceOf(InterfaceDownException.class)
                    .hasMessageContaining("ENETDOWN");
            assertThatThrownBy(ring::poll).isInstanceOf(InterfaceDownException.class);
            assertThatThrownBy(() -> channel.send(frame(network).octets().buffer()))
                    .isInstanceOf(InterfaceDownException.class);
            changes.setUp(index);
            awaitLink(network.local());
            awaitLink(network.peer());
            sender.send(frame(network).octets().buffer());
            assertThat(channel.receive(ByteBuffer.allocate(64), SOON).protocol())
                    .isEqualTo(OURS);
            ring.poll(SOON).close();
        }
        assertThatThrownBy(() -> LinkChannel.open(LinkMode.RAW).bind(4711, OURS))
                .isInstanceOf(NoSuchInterfaceException.class)
                .hasMessageContaining("4711")
                .hasMessageContaining("ip link");
    }

    /** Waits until a host's interface passes packets: what is sent before is lost. */
    private static void awaitLink(Host host) throws Exception {
        host.run(() -> {
            while (LinkInterface.byIndex(host.interfaceIndex()).state() != LinkState.UP) {
                Thread.sleep(1);
            }
        });
    }

    @Test
    void sendWithATimeoutSendsWhenThereIsRoom(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            assertThat(sender.send(numbered(network, 1, 46), Duration.ofSeconds(1)))
                    .isEqualTo(60);
            assertThat(receiver.receive(ByteBuffer.allocate(64), SOON).length()).isEqualTo(60);
        }
    }
}
