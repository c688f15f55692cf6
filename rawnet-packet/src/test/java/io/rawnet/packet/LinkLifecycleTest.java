package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.boundRing;
import static io.rawnet.packet.PacketSamples.numbered;
import static io.rawnet.packet.PacketSamples.smallRing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.contract.Callers;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How link channels and rings begin and end, and what their interface does to them. */
@InPrivateNetwork
@Timeout(60)
class LinkLifecycleTest {
    private static final int CYCLES = Integer.getInteger("rawnet.tests.cycles", 320);
    /** The kernel takes milliseconds to close a packet socket, but any number of them in the same time. */
    private static final int AT_ONCE = 16;

    private static final LinkAddress ZEROS = LinkAddress.of(MacAddress.ZERO);

    @Test
    void whatCannotBeSetUpLeavesNothingOpen(PrivateNetwork network) throws Exception {
        LinkChannel.open(LinkMode.RAW).close(); // loads what stays for good
        Leftovers before = Leftovers.count();
        for (int time = 0; time < 50; time++) {
            assertThatThrownBy(() -> PacketSocket.open(LinkMode.RAW, (socket, monitor) -> {
                        throw new OutOfMemoryError("of a test");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThatThrownBy(() -> LinkChannel.open(
                            LinkMode.RAW, LinkInterface.byIndex(network.local().interfaceIndex()), OURS, (BpfProgram)
                                    null))
                    .isInstanceOf(NullPointerException.class);
        }
        Leftovers.assertNoMoreThan(before);
    }

    @Test
    void droppedChannelsAndRingsAreClosedWhenTheyAreCollected() throws Exception {
        LinkChannel.open(LinkMode.RAW).close(); // loads what stays for good
        smallRing().open().close();
        Leftovers before = Leftovers.count();
        for (int dropped = 0; dropped < 10; dropped++) {
            LinkChannel.open(LinkMode.RAW);
            smallRing().open();
            TransmitRing.open(64, 128);
        }
        assertThat(Leftovers.count().descriptors()).isGreaterThan(before.descriptors());
        for (int tries = 0; tries < 1000 && Leftovers.count().descriptors() > before.descriptors(); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        Leftovers.assertNoMoreThan(before);
    }

    @Test
    void aReaderOfAClosedRingGetsNothingMadeOfZeros(PrivateNetwork network) throws Exception {
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            for (int cycle = 0; cycle < CYCLES; cycle += AT_ONCE) {
                List<PacketRing> rings = new ArrayList<>();
                for (int ring = 0; ring < AT_ONCE; ring++) {
                    rings.add(boundRing(smallRing().blockTimeout(Duration.ofMillis(1)), network.peer()));
                }
                sender.send(numbered(network, 1, 46));
                List<Future<Boolean>> readers = new ArrayList<>();
                List<Future<Void>> closers = new ArrayList<>();
                for (PacketRing ring : rings) {
                    RingBlock block = ring.poll(SOON);
                    readers.add(network.peer().background(() -> isRefused(block)));
                    closers.add(network.peer().background(() -> {
                        ring.close();
                        return null;
                    }));
                }
                for (Future<Boolean> reader : readers) {
                    assertThat(reader.get(30, TimeUnit.SECONDS)).isTrue();
                }
                for (Future<Void> closer : closers) {
                    closer.get(30, TimeUnit.SECONDS);
                }
            }
        }
    }

    /** Reads a block with one packet until the ring is closed. */
    private static boolean isRefused(RingBlock block) {
        try {
            while (true) {
                RingFrame frame = block.frames();
                assertThat(frame.next()).isTrue();
                assertThat(frame.linkAddress()).isNotEqualTo(ZEROS);
                ReceivedFrame received = frame.frame();
                assertThat(received.length()).isEqualTo(60);
                assertThat(received.originalLength()).isEqualTo(60);
                assertThat(received.protocol()).isEqualTo(OURS);
                assertThat(received.hardwareType()).isEqualTo(HardwareType.ETHERNET);
                assertThat(received.interfaceIndex()).isPositive();
                assertThat(received.timestamp()).isPresent();
                assertThat(frame.networkOffset()).isEqualTo(frame.offset() + 14);
                assertThat(block.sequenceNumber()).isPositive();
                assertThat(frame.next()).isFalse();
            }
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    @Test
    void garbageInABlockStaysInsideIt(PrivateNetwork network) throws Exception {
        int garbage = 0;
        try (PacketRing ring = boundRing(smallRing().blockTimeout(Duration.ofMillis(50)), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            for (int value : new int[] {Integer.MIN_VALUE, -1, 1 << 14, 1 << 20, Integer.MAX_VALUE}) {
                for (int number = 0; number < 4; number++) {
                    sender.send(numbered(network, number, 46));
                }
                try (RingBlock block = ring.poll(SOON)) {
                    RingFrame frame = block.frames();
                    assertThat(frame.next()).isTrue();
                    if (block.frameCount() > 1) {
                        ByteBuffer octets = frame.buffer().clear().order(ByteOrder.nativeOrder());
                        for (int at = (frame.offset() + frame.length() & ~3) + 4; at <= octets.limit() - 4; at += 4) {
                            octets.putInt(at, value);
                        }
                        assertThatThrownBy(frame::next)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("not inside its block");
                        assertThatThrownBy(frame::length).isInstanceOf(IllegalStateException.class);
                        garbage++;
                    }
                }
            }
        }
        assertThat(garbage).isPositive();
    }

    @Test
    void laterCallsAreNotEndedByTheEchoOfAnOutage(PrivateNetwork network) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        int threads = 4;
        try (LinkChannel receiver = bound(LinkMode.RAW, network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            Callers callers = new Callers();
            List<Future<ReceivedFrame>> waiting = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                waiting.add(network.peer().background(callers.of(() -> {
                    while (true) {
                        try {
                            return receiver.receive(ByteBuffer.allocate(100), Duration.ofSeconds(50));
                        } catch (InterfaceDownException down) {
                            failures.incrementAndGet();
                        }
                    }
                })));
            }
            callers.await(threads);
            network.peer().run(() -> change(network, false));
            while (failures.get() < threads) {
                Thread.sleep(1);
            }
            Thread.sleep(100);
            assertThat(failures.get()).isEqualTo(threads);
            assertThat(receiver.monitor.count())
                    .as("outages, not calls that they ended")
                    .isEqualTo(1);
            // sending ends with the same error each time, which is no news for those that wait
            for (int sent = 0; sent < 3; sent++) {
                assertThatThrownBy(() -> receiver.send(ByteBuffer.allocate(60)))
                        .isInstanceOf(InterfaceDownException.class);
            }
            Thread.sleep(100);
            assertThat(failures.get()).isEqualTo(threads);
            network.peer().run(() -> change(network, true));
            for (int received = 0; received < threads; received++) {
                for (int tries = 0;
                        tries < 1000 && waiting.stream().filter(Future::isDone).count() <= received;
                        tries++) {
                    sender.send(numbered(network, received, 46));
                    Thread.sleep(20);
                }
            }
            for (Future<ReceivedFrame> each : waiting) {
                assertThat(each.get(30, TimeUnit.SECONDS).length()).isEqualTo(60);
            }
            assertThat(failures.get()).isEqualTo(threads);
        }
    }

    private static void change(PrivateNetwork network, boolean up) throws Exception {
        try (NetworkChanges changes = new NetworkChanges()) {
            if (up) {
                changes.setUp(network.peer().interfaceIndex());
            } else {
                changes.setDown(network.peer().interfaceIndex());
            }
        }
    }

    @Test
    void ringsSayWhetherACallWouldWait(PrivateNetwork network) throws Exception {
        try (PacketRing ring = boundRing(smallRing(), network.peer());
                TransmitRing transmit =
                        TransmitRing.open(64, 128).bind(network.local().interfaceIndex())) {
            assertThat(ring.isReady(Readiness.READ)).isFalse();
            assertThat(transmit.isReady(Readiness.WRITE)).isTrue();
            for (int frame = 0; frame < 64; frame++) {
                transmit.tryClaim().orElseThrow().put(numbered(network, frame, 46));
                transmit.submit();
            }
            assertThat(transmit.isReady(Readiness.WRITE)).isFalse();
            while (transmit.tryClaim().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(transmit.isReady(Readiness.WRITE)).isTrue();
            RingBlock first = ring.poll(SOON);
            first.close();
            while (!ring.isReady(Readiness.READ)) {
                transmit.claim().put(numbered(network, 1, 46));
                transmit.submit();
                transmit.flush(SOON);
            }
            assertThat(ring.isReady(Readiness.WRITE)).isFalse();
            assertThat(ring.tryPoll()).isPresent();
        }
    }
}
