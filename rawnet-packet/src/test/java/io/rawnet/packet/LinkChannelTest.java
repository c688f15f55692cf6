package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.contract.Callers;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class LinkChannelTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final EtherType OURS = EtherType.EXPERIMENTAL_1;

    @Test
    void carriesAWholeFrameFromOneHostToTheOther(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = network.peer().call(() -> bound(LinkMode.RAW, network.peer()));
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            Packet frame = frame(network).withPayload(new byte[50]);
            assertThat(sender.send(frame.octets().buffer())).isEqualTo(64);

            ByteBuffer in = ByteBuffer.allocate(2048);
            ReceivedFrame received = receiver.receive(in, SOON);
            assertThat(Octets.copyOf(in.flip())).isEqualTo(frame.octets());
            assertThat(received.length()).isEqualTo(64);
            assertThat(received.originalLength()).isEqualTo(64);
            assertThat(received.truncated()).isFalse();
            assertThat(received.protocol()).isEqualTo(OURS);
            assertThat(received.packetType()).isEqualTo(PacketType.HOST);
            assertThat(received.linkAddress().mac()).contains(mac(network.local()));
            assertThat(received.interfaceIndex()).isEqualTo(network.peer().interfaceIndex());
            assertThat(received.hardwareType()).isEqualTo(HardwareType.ETHERNET);
            assertThat(received.timestamp()).isEmpty();
            assertThat(received.vlanTag()).isEmpty();
        }
    }

    @Test
    void letsTheKernelWriteTheLinkHeaderInDatagramMode(PrivateNetwork network) throws Exception {
        try (LinkChannel datagrams = network.peer().call(() -> bound(LinkMode.DGRAM, network.peer()));
                LinkChannel frames = network.peer().call(() -> bound(LinkMode.RAW, network.peer()));
                LinkChannel sender = LinkChannel.open(LinkMode.DGRAM)) {
            LinkAddress destination = LinkAddress.of(mac(network.peer()));
            ByteBuffer direct = ByteBuffer.allocateDirect(4).putInt(0, 0x01020304);
            sender.send(direct, network.local().interfaceIndex(), OURS, destination);
            assertThat(direct.hasRemaining()).isFalse();

            ByteBuffer in = ByteBuffer.allocateDirect(64);
            ReceivedFrame received = datagrams.receive(in, SOON);
            assertThat(Octets.copyOf(in.flip())).isEqualTo(Octets.of(1, 2, 3, 4));
            assertThat(received.linkAddress().mac()).contains(mac(network.local()));

            in.clear();
            frames.receive(in, SOON);
            assertThat(Octets.copyOf(in.flip()))
                    .isEqualTo(frame(network).withPayload(Octets.of(1, 2, 3, 4)).octets());
        }
    }

    @Test
    void tellsThatAPacketWasCutAndHowLongItWas(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = network.peer().call(() -> bound(LinkMode.RAW, network.peer()));
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(frame(network).withPayload(new byte[100]).octets().buffer());
            ByteBuffer small = ByteBuffer.allocate(20);
            ReceivedFrame received = receiver.receive(small, SOON);
            assertThat(received.truncated()).isTrue();
            assertThat(received.length()).isEqualTo(20);
            assertThat(received.originalLength()).isEqualTo(114);
            assertThat(small.hasRemaining()).isFalse();
        }
    }

    @Test
    void stampsPacketsWithTheTimeOnlyWhenAsked(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = network.peer().call(() -> bound(LinkMode.RAW, network.peer()));
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            receiver.setOption(ChannelOptions.TIMESTAMP, true);
            assertThat(receiver.getOption(ChannelOptions.TIMESTAMP)).isTrue();
            long before = System.currentTimeMillis();
            sender.send(frame(network).octets().buffer());
            ReceivedFrame received = receiver.receive(ByteBuffer.allocate(64), SOON);
            assertThat(received.timestamp().orElseThrow().toEpochMilli())
                    .isBetween(before - 1, System.currentTimeMillis() + 1);
        }
    }

    @Test
    void receivesNothingBeforeItIsBoundAndNothingTheFilterRefuses(PrivateNetwork network) throws Exception {
        try (LinkChannel unbound = network.peer().call(() -> LinkChannel.open(LinkMode.RAW));
                LinkChannel filtered = network.peer().call(() -> LinkChannel.open(LinkMode.RAW)
                        .attachFilter(BpfProgram.dropAll())
                        .bind(network.peer().interfaceIndex(), OURS));
                LinkChannel witness = network.peer().call(() -> bound(LinkMode.RAW, network.peer()));
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(frame(network).octets().buffer());
            witness.receive(ByteBuffer.allocate(64), SOON);
            assertThat(unbound.tryReceive(ByteBuffer.allocate(64))).isEmpty();
            assertThat(filtered.tryReceive(ByteBuffer.allocate(64))).isEmpty();
            filtered.lockFilter();
            assertThatThrownBy(filtered::detachFilter).isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void timesOutWhenNothingComes() throws Exception {
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(64), Duration.ofMillis(20)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void wakesABlockedReceiverWhenClosed() throws Exception {
        LinkChannel channel = LinkChannel.open(LinkMode.RAW);
        CompletableFuture<Throwable> outcome = blockedReceiver(channel, new CompletableFuture<>());
        channel.close();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isExactlyInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(64)))
                .isExactlyInstanceOf(ClosedChannelException.class);
    }

    @Test
    void endsABlockedReceiverThatIsInterrupted() throws Exception {
        LinkChannel channel = LinkChannel.open(LinkMode.RAW);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Throwable> outcome = blockedReceiver(channel, thread);
        thread.get(30, TimeUnit.SECONDS).interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isExactlyInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void namesTheInterfacesThatExistWhenOneDoesNot() {
        assertThatThrownBy(() -> LinkInterface.byName("nosuch0"))
                .hasMessageContaining("nosuch0")
                .hasMessageContaining("lo");
    }

    @Test
    void listsTheInterfacesOfThisNamespaceWithTheirAddresses(PrivateNetwork network) throws Exception {
        LinkInterface found = LinkInterface.byName(network.local().interfaceName());
        assertThat(found.mac()).contains(mac(network.local()));
        assertThat(found.mtu()).isEqualTo(1500);
        assertThat(found.up()).isTrue();
        assertThat(found.addresses().stream().map(Object::toString))
                .contains(network.local().ipv4Address().getHostAddress());
        assertThat(LinkInterface.all()).contains(found);
        assertThat(LinkInterface.byIndex(found.index())).isEqualTo(found);
    }

    private static CompletableFuture<Throwable> blockedReceiver(LinkChannel channel, CompletableFuture<Thread> thread)
            throws InterruptedException {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread receiver = new Thread(() -> {
            thread.complete(Thread.currentThread());
            try {
                channel.receive(ByteBuffer.allocate(64));
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        receiver.start();
        Callers.await(receiver);
        return outcome;
    }

    private static LinkChannel bound(LinkMode mode, Host host) throws Exception {
        return LinkChannel.open(mode).bind(host.interfaceIndex(), OURS);
    }

    private static Packet frame(PrivateNetwork network) {
        return Packet.of(new EthernetHeader(mac(network.peer()), mac(network.local()), OURS));
    }

    private static MacAddress mac(Host host) {
        return MacAddress.of(host.hardwareAddress());
    }
}
