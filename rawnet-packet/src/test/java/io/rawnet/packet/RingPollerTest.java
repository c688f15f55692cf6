package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class RingPollerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final EtherType OURS = EtherType.EXPERIMENTAL_1;

    private Poller poller;
    private PacketRing ring;
    private LinkChannel channel;
    private LinkChannel peer;

    @BeforeEach
    void open(PrivateNetwork network) throws Exception {
        poller = Poller.open();
        ring = PacketRing.builder()
                .blockSize(1 << 16)
                .blockCount(4)
                .blockTimeout(Duration.ofMillis(1))
                .open()
                .bind(network.local().interfaceIndex(), OURS);
        channel = LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), EtherType.EXPERIMENTAL_2);
        peer = network.peer()
                .call(() -> LinkChannel.open(LinkMode.RAW).bind(network.peer().interfaceIndex(), OURS));
    }

    @AfterEach
    void close() throws IOException {
        poller.close();
        ring.close();
        channel.close();
        peer.close();
    }

    private void send(PrivateNetwork network, EtherType protocol) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(64);
        frame.put(network.local().hardwareAddress()).put(network.peer().hardwareAddress());
        peer.send(frame.putShort((short) protocol.number()).clear());
    }

    @Test
    void selectsARingWhenItsNextBlockIsReady(PrivateNetwork network) throws Exception {
        PollKey key = poller.register(ring, PollKey.OP_READ);
        assertThat(poller.select(each -> {}, SHORT)).isZero();
        send(network, OURS);
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        assertThat(key.isReadable()).isTrue();
        // left as it is, it is selected again
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        ring.tryPoll().orElseThrow().close();
        assertThat(poller.select(each -> {}, SHORT)).isZero();
    }

    @Test
    void sleepsWhileTheProgramHoldsABlockAndFindsTheNextOne(PrivateNetwork network) throws Exception {
        poller.register(ring, PollKey.OP_READ);
        send(network, OURS);
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        try (RingBlock held = ring.tryPoll().orElseThrow()) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            poller.select(each -> {}, SHORT);
            long before = threads.getCurrentThreadCpuTime();
            assertThat(poller.select(each -> {}, Duration.ofSeconds(1))).isZero();
            assertThat(threads.getCurrentThreadCpuTime() - before)
                    .isLessThan(Duration.ofMillis(50).toNanos());
            send(network, OURS);
            assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
            try (RingBlock next = ring.tryPoll().orElseThrow()) {
                assertThat(next.sequenceNumber()).isEqualTo(held.sequenceNumber() + 1);
            }
        }
    }

    @Test
    void aHeldBlockHidesNoOtherChannel(PrivateNetwork network) throws Exception {
        poller.register(ring, PollKey.OP_READ, "ring");
        poller.register(channel, PollKey.OP_READ, "channel");
        send(network, OURS);
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        try (RingBlock held = ring.tryPoll().orElseThrow()) {
            assertThat(held.frameCount()).isEqualTo(1);
            send(network, EtherType.EXPERIMENTAL_2);
            List<Object> selected = new ArrayList<>();
            assertThat(poller.select(each -> selected.add(each.attachment()), SOON))
                    .isEqualTo(1);
            assertThat(selected).containsExactly("channel");
        }
    }

    @Test
    void selectsATransmitRingWithAFreeFrame(PrivateNetwork network) throws Exception {
        try (TransmitRing transmit =
                TransmitRing.open(64, 2048).bind(network.local().interfaceIndex())) {
            PollKey key = poller.register(transmit, PollKey.OP_WRITE);
            assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
            assertThat(key.isWritable()).isTrue();
        }
    }

    @Test
    void selectsWhatIsBoundToAnInterfaceThatGoesDown(PrivateNetwork network) throws Exception {
        PollKey ringKey = poller.register(ring, PollKey.OP_READ);
        PollKey channelKey = poller.register(channel, PollKey.OP_READ);
        assertThat(poller.select(each -> {}, SHORT)).isZero();
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.setDown(network.local().interfaceIndex());
        }
        List<PollKey> selected = new ArrayList<>();
        long end = System.nanoTime() + SOON.toNanos();
        while (!(selected.contains(ringKey) && selected.contains(channelKey)) && System.nanoTime() < end) {
            poller.select(selected::add, SHORT);
        }
        assertThat(selected).contains(ringKey, channelKey);
        assertThatThrownBy(ring::tryPoll).isInstanceOf(InterfaceDownException.class);
        assertThatThrownBy(() -> channel.tryReceive(ByteBuffer.allocate(100)))
                .isInstanceOf(InterfaceDownException.class);
        assertThat(poller.select(each -> {}, SHORT)).isZero();
    }
}
