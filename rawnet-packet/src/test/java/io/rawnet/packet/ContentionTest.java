package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.boundRing;
import static io.rawnet.packet.PacketSamples.numbered;
import static io.rawnet.packet.PacketSamples.smallRing;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads at one channel or ring. {@code -Drawnet.tests.cycles=100000} makes the closing tests as long as they should be before
 * a release.
 */
@InPrivateNetwork
@Timeout(900)
class ContentionTest {

    private static final int CYCLES = Integer.getInteger("rawnet.tests.cycles", 1000);
    private static final int THREADS = 4;
    /** The kernel takes milliseconds to close a packet socket, but any number of them in the same time. */
    private static final int PAIRS = 16;

    @Test
    void threadsShareThePacketsOfAChannel(PrivateNetwork network) throws Exception {
        int packets = 4000;
        AtomicIntegerArray seen = new AtomicIntegerArray(packets);
        AtomicInteger left = new AtomicInteger(packets);
        try (LinkChannel channel =
                        bound(LinkMode.RAW, network.peer()).setOption(StandardSocketOptions.SO_RCVBUF, 1 << 26);
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            List<Future<?>> work = new ArrayList<>();
            AtomicInteger next = new AtomicInteger();
            for (int thread = 0; thread < THREADS; thread++) {
                work.add(network.peer().background(() -> {
                    ByteBuffer in = ByteBuffer.allocate(64);
                    while (left.get() > 0) {
                        try {
                            channel.receive(in.clear(), Duration.ofMillis(100));
                            seen.incrementAndGet(in.getInt(14));
                            left.decrementAndGet();
                        } catch (SocketTimeoutException othersHaveThem) {
                            continue;
                        }
                    }
                    return null;
                }));
                work.add(network.local().background(() -> {
                    for (int number = next.getAndIncrement(); number < packets; number = next.getAndIncrement()) {
                        sender.send(numbered(network, number, 46));
                        while (number - (packets - left.get()) > 100) {
                            Thread.onSpinWait(); // the receiver's buffer has its limits
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        for (int number = 0; number < packets; number++) {
            assertThat(seen.get(number)).as("packet %d", number).isEqualTo(1);
        }
    }

    @Test
    void threadsShareTheBlocksOfARing(PrivateNetwork network) throws Exception {
        int packets = 4000;
        AtomicIntegerArray seen = new AtomicIntegerArray(packets);
        AtomicInteger left = new AtomicInteger(packets);
        // each may be alone in a block that a late thread holds: the ring has room for all of them
        int blocks = 64;
        Semaphore window = new Semaphore(blocks - 1);
        try (PacketRing ring = boundRing(smallRing().blockCount(blocks), network.peer());
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                work.add(network.peer().background(() -> {
                    while (left.get() > 0) {
                        int frames = 0;
                        try (RingBlock block = ring.poll(Duration.ofMillis(100))) {
                            frames = block.frameCount();
                            RingFrame frame = block.frames();
                            while (frame.next()) {
                                seen.incrementAndGet(frame.buffer().getInt(frame.offset() + 14));
                                left.decrementAndGet();
                            }
                        } catch (SocketTimeoutException othersHaveThem) {
                            continue;
                        }
                        window.release(frames);
                    }
                    return null;
                }));
            }
            for (int number = 0; number < packets; number++) {
                window.acquire();
                sender.send(numbered(network, number, 46));
            }
            for (Future<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
            assertThat(ring.statistics()).isEqualTo(new LinkStatistics(packets, 0, 0));
        }
        for (int number = 0; number < packets; number++) {
            assertThat(seen.get(number)).as("packet %d", number).isEqualTo(1);
        }
    }

    @Test
    void channelsClosedUnderTheirReadersLeaveNothingBehind(PrivateNetwork network) throws Exception {
        closeUnderReaders(
                network,
                CYCLES,
                () -> LinkChannel.open(LinkMode.RAW),
                channel -> channel.receive(ByteBuffer.allocate(64)));
    }

    @Test
    void ringsClosedUnderTheirReadersLeaveNothingBehind(PrivateNetwork network) throws Exception {
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            var traffic = network.local().background(() -> {
                while (sender.isOpen()) {
                    sender.send(numbered(network, 1, 46));
                }
                return null;
            });
            closeUnderReaders(
                    network,
                    CYCLES / 10,
                    () -> smallRing().open().bind(network.peer().interfaceIndex(), OURS),
                    ring -> {
                        try (RingBlock block = ring.poll()) {
                            RingFrame frame = block.frames();
                            while (frame.next()) {
                                frame.buffer().getInt(frame.offset());
                                frame.frame();
                            }
                        } catch (IllegalStateException | IndexOutOfBoundsException closedMeanwhile) {
                            throw new ClosedChannelException();
                        }
                    });
            assertThat(traffic.isDone()).isFalse();
        }
    }

    /** Opens channels as fast as they are closed, so that the kernel uses their numbers again at once. */
    private static <C extends PacketSocket<C>> void closeUnderReaders(
            PrivateNetwork network, int cycles, Callable<C> opening, Use<C> use) throws Exception {
        network.peer().call(opening).close(); // loads what stays for good
        Leftovers before = Leftovers.count();
        BlockingQueue<C> opened = new ArrayBlockingQueue<>(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            work.add(network.peer().background(() -> {
                while (begun.getAndIncrement() < cycles) {
                    C channel = opening.call();
                    assertThat(opened.offer(channel, SOON.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                    channel.close();
                }
                return null;
            }));
            work.add(network.peer().background(() -> {
                while (ended.get() < cycles) {
                    C channel = opened.poll(100, TimeUnit.MILLISECONDS);
                    if (channel != null) {
                        useUntilClosed(channel, use);
                        ended.incrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : work) {
            each.get(15, TimeUnit.MINUTES);
        }
        assertThat(ended.get()).isEqualTo(cycles);
        Leftovers.assertNoMoreThan(before);
    }

    private static <C extends PacketSocket<C>> void useUntilClosed(C channel, Use<C> use) throws Exception {
        try {
            while (true) {
                use.of(channel);
            }
        } catch (ClosedChannelException expected) {
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @FunctionalInterface
    private interface Use<C> {
        void of(C channel) throws Exception;
    }
}
