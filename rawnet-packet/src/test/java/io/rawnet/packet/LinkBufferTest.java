package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.boundRing;
import static io.rawnet.packet.PacketSamples.frame;
import static io.rawnet.packet.PacketSamples.mac;
import static io.rawnet.packet.PacketSamples.numbered;
import static io.rawnet.packet.PacketSamples.smallRing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.contract.Allocation;
import io.rawnet.channel.contract.Arenas;
import io.rawnet.channel.contract.Callers;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What link channels do with the buffers that they are given, and with those that they make. */
@InPrivateNetwork
@Timeout(60)
class LinkBufferTest {
    @Test
    void readOnlyBuffersAreRefusedBeforeAPacketIsTaken(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 46));
            for (ByteBuffer readOnly : new ByteBuffer[] {
                ByteBuffer.allocateDirect(100).asReadOnlyBuffer(),
                ByteBuffer.allocate(100).asReadOnlyBuffer()
            }) {
                assertThatThrownBy(() -> receiver.receive(readOnly, SOON))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("into must not be read-only");
                assertThatThrownBy(() -> receiver.tryReceive(readOnly)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(receiver.receive(ByteBuffer.allocate(100), SOON).length())
                    .isEqualTo(60);
        }
    }

    @Test
    void aBufferOfAClosedArenaIsRefusedBeforeAPacketIsTaken(PrivateNetwork network) throws Exception {
        Arenas arena = Arenas.shared();
        ByteBuffer buffer = arena.buffer(100);
        arena.close();
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 46));
            assertThatThrownBy(() -> receiver.receive(buffer, SOON)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sender.send(buffer)).isInstanceOf(IllegalStateException.class);
            assertThat(receiver.receive(ByteBuffer.allocate(100), SOON).length())
                    .isEqualTo(60);
        }
    }

    @Test
    void theNextCallReceivesThePacketOfABufferWhoseArenaWasClosedMeanwhile(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            for (int round = 0; round < 3; round++) {
                Arenas arena = Arenas.shared();
                ByteBuffer buffer = arena.buffer(100);
                Callers callers = new Callers();
                Future<ReceivedFrame> waiting =
                        network.peer().background(callers.of(() -> receiver.receive(buffer, SOON)));
                callers.await();
                arena.close();
                sender.send(numbered(network, round, 46));
                assertThatThrownBy(waiting::get).hasCauseInstanceOf(IllegalStateException.class);
                ByteBuffer in = ByteBuffer.allocate(100);
                if (round == 0) {
                    receiver.receive(in, SOON);
                } else if (round == 1) {
                    assertThat(receiver.tryReceive(in)).isPresent();
                } else {
                    LinkReceiveBatch batch = new LinkReceiveBatch(2, 100);
                    assertThat(receiver.receive(batch, SOON)).isEqualTo(1);
                    in.put(batch.packet(0));
                    assertThat(batch.frame(0).linkAddress().mac()).contains(mac(network.local()));
                }
                assertThat(in.getInt(14)).isEqualTo(round);
            }
        }
    }

    @Test
    void aLongPacketIsNotCutWhereThereIsRoom() throws Exception {
        int octets = 150_000;
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.setMtu(1, 160_000);
            changes.setUp(1);
        }
        try (LinkChannel receiver = LinkChannel.open(LinkMode.RAW)
                        .setOption(LinkSocketOptions.IGNORE_OUTGOING, true)
                        .setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20)
                        .bind(1, OURS);
                LinkChannel sender = LinkChannel.open(LinkMode.RAW)
                        .setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20)
                        .bind(1, OURS)) {
            Packet packet = Packet.of(new EthernetHeader(MacAddress.ZERO, MacAddress.ZERO, OURS))
                    .withPayload(new byte[octets - 14]);
            ByteBuffer frame = packet.octets().buffer();
            assertThat(sender.send(frame)).isEqualTo(octets);
            ByteBuffer in = ByteBuffer.allocate(200_000);
            ReceivedFrame received = receiver.receive(in, SOON);
            assertThat(received.length()).isEqualTo(octets);
            assertThat(received.truncated()).isFalse();
            assertThat(in.flip()).isEqualTo(frame.rewind());
            assertThat(sender.send(packet)).isEqualTo(octets);
            received = receiver.receive(ByteBuffer.allocate(1 << 20), SOON);
            assertThat(received.length()).isEqualTo(octets);
        }
    }

    @Test
    void nullArgumentsAreNamed(PrivateNetwork network) throws Exception {
        LinkAddress peer = LinkAddress.of(mac(network.peer()));
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> LinkChannel.open(null))
                    .withMessage("mode must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.receive((ByteBuffer) null))
                    .withMessage("into must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.receive((Duration) null))
                    .withMessage("timeout must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.send((ByteBuffer) null))
                    .withMessage("packet must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.send((Packet) null))
                    .withMessage("packet must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.send(ByteBuffer.allocate(1), 1, OURS, null))
                    .withMessage("destination must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.send(ByteBuffer.allocate(1), 1, null, peer))
                    .withMessage("protocol must not be null");
            assertThatNullPointerException()
                    .isThrownBy(() -> channel.receive((LinkReceiveBatch) null))
                    .withMessage("batch must not be null");
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(1), 0, OURS, peer))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("interfaceIndex must be 1 or more, not 0");
        }
    }

    @Test
    void sendsPacketsAndHeadersAndReceivesThemDecoded(PrivateNetwork network) throws Exception {
        LinkAddress destination = LinkAddress.of(mac(network.peer()));
        int index = network.local().interfaceIndex();
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel packets = bound(LinkMode.DGRAM, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local());
                LinkChannel datagrams = LinkChannel.open(LinkMode.DGRAM)) {
            Packet sent = frame(network).withPayload(Octets.of(1, 2, 3, 4));
            ByteBuffer payload = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
            sender.send(sent);
            sender.send(ByteBuffer.wrap(sent.octets().toArray()), SOON);
            sender.send(sent.headers().get(0), payload);
            assertThat(payload.hasRemaining()).isFalse();
            Packet carried = Packet.of().withPayload(Octets.of(1, 2, 3, 4));
            datagrams.send(carried, index, OURS, destination);
            datagrams.send(carried.octets().buffer(), index, OURS, destination);
            datagrams.send(payload.flip(), index, OURS, destination);
            for (int packet = 0; packet < 6; packet++) {
                Arrival<ReceivedFrame> arrival = packet == 0 ? receiver.receive() : receiver.receive(SOON);
                assertThat(arrival.packet().octets()).isEqualTo(sent.octets());
                assertThat(arrival.packet().header(EthernetHeader.class)).isPresent();
                assertThat(arrival.metadata().length()).isEqualTo(18);
                assertThat(packets.receive(SOON).packet().octets()).isEqualTo(carried.octets());
            }
            assertThat(receiver.tryReceive()).isEmpty();
            assertThatThrownBy(() -> receiver.receive(Duration.ZERO))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no packet arrived without waiting");
            assertThatThrownBy(() -> sender.send(sent.headers().get(0), ByteBuffer.allocate(1 << 20)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("packet of 1048590 octets");
        }
    }

    @Test
    void idleTryCallsAllocateNothing(PrivateNetwork network) throws Exception {
        ByteBuffer in = ByteBuffer.allocate(100);
        LinkReceiveBatch batch = new LinkReceiveBatch(4, 100);
        LinkSendBatch empty = new LinkSendBatch(4, 100);
        try (LinkChannel channel = bound(LinkMode.RAW, network.peer());
                PacketRing ring = boundRing(smallRing(), network.peer())) {
            assertThat(Allocation.perCall(() -> channel.tryReceive(in))).isLessThan(1);
            assertThat(Allocation.perCall(channel::tryReceive)).isLessThan(1);
            assertThat(Allocation.perCall(() -> channel.tryReceive(batch))).isLessThan(1);
            assertThat(Allocation.perCall(() -> channel.trySend(empty))).isLessThan(1);
            assertThat(Allocation.perCall(ring::tryPoll)).isLessThan(1);
        }
    }

    @Test
    void addingAndSendingAllocatesNothingPerPacket(PrivateNetwork network) throws Exception {
        LinkSendBatch batch = new LinkSendBatch(16, 100);
        LinkAddress destination = LinkAddress.of(mac(network.peer()));
        int index = network.local().interfaceIndex();
        ByteBuffer packet = ByteBuffer.allocate(46);
        try (LinkChannel channel = LinkChannel.open(LinkMode.DGRAM)) {
            assertThat(Allocation.perCall(() -> {
                        batch.clear();
                        while (batch.add(packet.rewind(), index, EtherType.EXPERIMENTAL_2, destination)) {
                            Thread.onSpinWait();
                        }
                        channel.send(batch);
                    }))
                    .isLessThan(1);
        }
    }

    @Test
    void aBatchGoesOnAfterARefusalAndSendsNothingTwice(PrivateNetwork network) throws Exception {
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            LinkSendBatch batch = new LinkSendBatch(8, 2000);
            for (int number = 0; number < 8; number++) {
                batch.add(numbered(network, number, number % 3 == 2 ? 1600 : 46));
            }
            int refused = 0;
            while (batch.position() < batch.size()) {
                try {
                    sender.send(batch);
                } catch (IOException tooLong) {
                    assertThat(batch.position() % 3).isEqualTo(2);
                    batch.skip();
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(2);
            assertThat(batch.sent()).isEqualTo(6);
            ByteBuffer in = ByteBuffer.allocate(100);
            for (int number : new int[] {0, 1, 3, 4, 6, 7}) {
                receiver.receive(in.clear(), SOON);
                assertThat(in.getInt(14)).isEqualTo(number);
            }
            assertThat(receiver.tryReceive(in.clear())).isEmpty();
        }
    }

    @Test
    void aBatchGoesOnAfterATimeoutAndSendsNothingTwice(PrivateNetwork network) throws Exception {
        String on = network.local().interfaceName();
        // 64 kbit/s: a frame of 1,000 octets takes 125 ms, and what waits fills the send buffer
        new String(network.start(
                        "tc", "qdisc", "add", "dev", on, "root", "tbf", "rate", "64kbit", "burst", "1540", "limit",
                        "1000000")
                .getInputStream()
                .readAllBytes());
        int packets = 12;
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender =
                        bound(LinkMode.RAW, network.local()).setOption(StandardSocketOptions.SO_SNDBUF, 1)) {
            LinkSendBatch batch = new LinkSendBatch(packets, 2000);
            for (int number = 0; number < packets; number++) {
                batch.add(numbered(network, number, 1000));
            }
            int timeouts = 0;
            int tried = 0;
            while (batch.position() < batch.size()) {
                try {
                    sender.send(batch, Duration.ofMillis(50));
                } catch (SocketTimeoutException full) {
                    timeouts++;
                    tried += sender.trySend(batch) == 0 ? 1 : 0;
                }
            }
            assertThat(timeouts).isPositive();
            assertThat(tried).isPositive();
            assertThat(batch.sent()).isEqualTo(packets);
            int more = sendUntilFull(network, sender, packets);
            ByteBuffer in = ByteBuffer.allocate(100);
            for (int number = 0; number < packets + more; number++) {
                receiver.receive(in.clear(), SOON);
                assertThat(in.getInt(14)).isEqualTo(number);
            }
            assertThat(receiver.tryReceive(in.clear())).isEmpty();
        }
    }

    /** {@return how many packets there was room for, in the meantime, until a call that does not wait found none} */
    private static int sendUntilFull(PrivateNetwork network, LinkChannel sender, int number) throws Exception {
        int sent = 0;
        while (true) {
            try {
                sender.send(numbered(network, number + sent, 1000), Duration.ZERO);
                sent++;
            } catch (SocketTimeoutException full) {
                return sent;
            }
        }
    }
}
