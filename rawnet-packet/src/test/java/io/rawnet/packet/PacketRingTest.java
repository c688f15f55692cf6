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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.contract.Callers;
import io.rawnet.codec.Octets;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.NativeBackEnd;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class PacketRingTest {

    @Test
    void showsAFrameWhereItLiesWithAllThatCameWithIt(PrivateNetwork network) throws Exception {
        try (PacketRing ring = boundRing(smallRing(), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            Packet sent = frame(network).withPayload(new byte[50]);
            long before = System.currentTimeMillis();
            sender.send(sent.octets().buffer());
            try (RingBlock block = ring.poll(SOON)) {
                assertThat(block.frameCount()).isEqualTo(1);
                assertThat(block.sequenceNumber()).isEqualTo(1);
                assertThat(block.timedOut()).isTrue();
                RingFrame frame = block.frames();
                assertThat(frame.next()).isTrue();
                assertThat(Octets.copyOf(frame.buffer())).isEqualTo(sent.octets());
                assertThat(frame.networkOffset()).isEqualTo(frame.offset() + EthernetView.LENGTH);
                EthernetView ethernet = EthernetView.at(frame.buffer(), frame.offset());
                assertThat(ethernet.source()).isEqualTo(mac(network.local()));
                ReceivedFrame received = frame.frame();
                assertThat(received.length()).isEqualTo(64);
                assertThat(received.originalLength()).isEqualTo(64);
                assertThat(received.truncated()).isFalse();
                assertThat(received.interfaceIndex()).isEqualTo(network.peer().interfaceIndex());
                assertThat(received.protocol()).isEqualTo(OURS);
                assertThat(received.packetType()).isEqualTo(PacketType.HOST);
                assertThat(received.hardwareType()).isEqualTo(HardwareType.ETHERNET);
                assertThat(received.linkAddress().mac()).contains(mac(network.local()));
                assertThat(received.timestamp().orElseThrow().toEpochMilli())
                        .isBetween(before - 1, System.currentTimeMillis() + 1);
                assertThat(received.hardwareTimestamp()).isEmpty();
                assertThat(received.vlanTag()).isEmpty();
                assertThat(frame.next()).isFalse();
                assertThatThrownBy(frame::length).isInstanceOf(IllegalStateException.class);
            }
            assertThat(ring.statistics()).isEqualTo(new LinkStatistics(1, 0, 0));
        }
    }

    @Test
    void handsOverEveryFrameInOrderThroughManyRoundsOfTheRing(PrivateNetwork network) throws Exception {
        int frames = 5000;
        // must not overflow, even if each frame has a block of its own because its time was up
        Semaphore window = new Semaphore(16);
        try (PacketRing ring = boundRing(smallRing().blockCount(32), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            Future<Void> sending = network.local().background(() -> {
                for (int number = 0; number < frames; number++) {
                    window.acquire();
                    sender.send(numbered(network, number, 46 + number % 1000));
                }
                return null;
            });
            int expected = 0;
            while (expected < frames) {
                try (RingBlock block = ring.poll(SOON)) {
                    RingFrame frame = block.frames();
                    while (frame.next()) {
                        assertThat(frame.buffer().getInt(frame.offset() + 14)).isEqualTo(expected++);
                        window.release();
                    }
                }
            }
            sending.get(30, TimeUnit.SECONDS);
            assertThat(ring.statistics().received()).isEqualTo(frames);
        }
    }

    @Test
    void countsWhatAFullRingDrops(PrivateNetwork network) throws Exception {
        try (PacketRing ring = boundRing(smallRing(), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            for (int number = 0; number < 500; number++) {
                sender.send(numbered(network, number, 1000));
            }
            LinkStatistics statistics = ring.statistics();
            assertThat(statistics.received() + statistics.dropped()).isEqualTo(500);
            assertThat(statistics.dropped()).isPositive();
            assertThat(statistics.freezes()).isPositive();
            int seen = 0;
            for (int held = 0; held < 4; held++) {
                try (RingBlock block = ring.poll(SOON)) {
                    seen += block.frameCount();
                }
            }
            assertThat(seen).isEqualTo((int) statistics.received());
        }
    }

    @Test
    void holdsSeveralBlocksAndWaitsForTheNextOne(PrivateNetwork network) throws Exception {
        try (PacketRing ring = boundRing(smallRing(), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 46));
            RingBlock first = ring.poll(SOON);
            assertThatThrownBy(() -> ring.poll(Duration.ofMillis(30))).isInstanceOf(SocketTimeoutException.class);
            sender.send(numbered(network, 2, 46));
            RingBlock second = ring.poll(SOON);
            assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber() + 1);
            second.close();
            first.close();
            first.close();
            for (int number = 3; number < 20; number++) {
                sender.send(numbered(network, number, 46));
                try (RingBlock block = ring.poll(SOON)) {
                    assertThat(block.frameCount()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void refusesEveryUseOfAReturnedBlock(PrivateNetwork network) throws Exception {
        try (PacketRing ring = boundRing(smallRing(), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 46));
            RingBlock block = ring.poll(SOON);
            RingFrame frame = block.frames();
            frame.next();
            EthernetView view = EthernetView.at(frame.buffer(), frame.offset());
            block.close();
            refuseAll(IllegalStateException.class, frame);
            assertThatThrownBy(block::frames).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(view::source).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void refusesEveryUseOfAFrameOfAClosedRingAndNeverCrashes(PrivateNetwork network) throws Exception {
        PacketRing ring = boundRing(smallRing(), network.peer());
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 46));
            RingBlock block = ring.poll(SOON);
            RingFrame frame = block.frames();
            frame.next();
            ByteBuffer kept = frame.buffer().slice();
            ring.close();
            refuseAll(IllegalStateException.class, frame);
            if (NativeBackEnd.inUse() == NativeBackEnd.FOREIGN) {
                assertThatThrownBy(() -> kept.get(0)).isInstanceOf(IllegalStateException.class);
            } else {
                for (int index = 0; index < kept.limit(); index++) {
                    assertThat(kept.get(index)).isZero();
                }
                kept.put(0, (byte) 1);
            }
            block.close();
            assertThatThrownBy(ring::poll).isExactlyInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(ring::statistics).isInstanceOf(ClosedChannelException.class);
        }
    }

    private static void refuseAll(Class<? extends Exception> kind, RingFrame frame) {
        ThrowingCallable[] uses = {
            frame::next,
            frame::buffer,
            frame::offset,
            frame::networkOffset,
            frame::length,
            frame::originalLength,
            frame::truncated,
            frame::timestampNanoseconds,
            frame::isHardwareTimestamp,
            frame::interfaceIndex,
            frame::protocol,
            frame::packetType,
            frame::hardwareType,
            frame::linkAddress,
            frame::vlanTag,
            frame::checksumOffload,
            frame::flowHash,
            frame::frame
        };
        for (ThrowingCallable use : uses) {
            assertThatThrownBy(use).isInstanceOf(kind);
        }
    }

    @Test
    void cutsToTheSnapLengthAndLetsInNothingUnfiltered(PrivateNetwork network) throws Exception {
        try (PacketRing cutting = boundRing(smallRing().snapLength(20), network.peer());
                PacketRing closedToAll = boundRing(smallRing().filter(BpfProgram.dropAll()), network.peer());
                PacketRing hashing = boundRing(smallRing().flowHash(), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(numbered(network, 1, 100));
            try (RingBlock block = cutting.poll(SOON)) {
                RingFrame frame = block.frames();
                frame.next();
                assertThat(frame.truncated()).isTrue();
                assertThat(frame.length()).isEqualTo(20);
                assertThat(frame.buffer().remaining()).isEqualTo(20);
                assertThat(frame.originalLength()).isEqualTo(114);
            }
            try (RingBlock block = hashing.poll(SOON)) {
                RingFrame frame = block.frames();
                frame.next();
                assertThat(frame.flowHash()).isPositive();
            }
            assertThat(closedToAll.tryPoll()).isEmpty();
            assertThat(closedToAll.statistics()).isEqualTo(new LinkStatistics(0, 0, 0));
        }
    }

    @Test
    void wakesABlockedPollerWhenClosed(PrivateNetwork network) throws Exception {
        PacketRing ring = boundRing(smallRing(), network.peer());
        CompletableFuture<Throwable> outcome = blockedPoller(ring, new CompletableFuture<>());
        ring.close();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isExactlyInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    void endsABlockedPollerThatIsInterrupted(PrivateNetwork network) throws Exception {
        PacketRing ring = boundRing(smallRing(), network.peer());
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Throwable> outcome = blockedPoller(ring, thread);
        thread.get(30, TimeUnit.SECONDS).interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isExactlyInstanceOf(ClosedByInterruptException.class);
        assertThat(ring.isOpen()).isFalse();
    }

    @Test
    void refusesImpossibleSizes() {
        assertThatThrownBy(() -> PacketRing.builder().blockSize(5000)).hasMessageContaining("5000");
        assertThatThrownBy(() -> PacketRing.builder().blockCount(0))
                .hasMessageContaining("blockCount must be 1 or more, not 0");
        assertThatThrownBy(() -> PacketRing.builder().frameSize(100)).hasMessageContaining("100");
        assertThatThrownBy(() -> PacketRing.builder().snapLength(0))
                .hasMessageContaining("snapLength must be 1 or more, not 0");
        assertThatThrownBy(() -> PacketRing.builder().blockTimeout(Duration.ZERO))
                .hasMessageContaining("1 ms");
        assertThatThrownBy(() -> PacketRing.builder().blockCount(1 << 12).open())
                .hasMessageContaining("2 GiB");
    }

    private static CompletableFuture<Throwable> blockedPoller(PacketRing ring, CompletableFuture<Thread> thread)
            throws InterruptedException {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread poller = new Thread(() -> {
            thread.complete(Thread.currentThread());
            try {
                ring.poll();
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        poller.start();
        Callers.await(poller);
        return outcome;
    }
}
