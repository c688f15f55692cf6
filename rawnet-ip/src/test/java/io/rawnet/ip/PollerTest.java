package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class PollerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final IpAddress FIRST = Ipv4Address.of("127.0.0.1");
    private static final IpAddress SECOND = Ipv4Address.of("127.0.0.2");

    private Poller poller;
    private TransportChannel first;
    private TransportChannel second;
    private TransportChannel sender;

    @BeforeEach
    void open() throws IOException {
        poller = Poller.open();
        first = channel(FIRST);
        second = channel(SECOND);
        sender = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_2);
    }

    private static TransportChannel channel(IpAddress address) throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)
                .bind(address);
    }

    @AfterEach
    void close() throws IOException {
        poller.close();
        first.close();
        second.close();
        sender.close();
    }

    /** Sends from the other channel, which is bound to another protocol: an own one would receive its own packet. */
    private void sendTo(IpAddress destination) throws IOException {
        try (TransportChannel once = channel(Ipv4Address.of("127.0.0.9"))) {
            once.send(ByteBuffer.allocate(20), destination);
        }
    }

    private static void receive(PollKey key) {
        try {
            assertThat(((TransportChannel) key.channel()).tryReceive(ByteBuffer.allocate(100)))
                    .isPresent();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void selectsTheChannelsThatAreReady() throws Exception {
        PollKey one = poller.register(first, PollKey.OP_READ, "one");
        PollKey two = poller.register(second, PollKey.OP_READ, "two");
        assertThat(poller.keys()).containsExactlyInAnyOrder(one, two);
        assertThat(poller.selectNow(key -> {})).isZero();
        assertThat(poller.select(key -> {}, SHORT)).isZero();
        sendTo(SECOND);
        List<PollKey> selected = new ArrayList<>();
        assertThat(poller.select(selected::add)).isEqualTo(1);
        assertThat(selected).containsExactly(two);
        assertThat(two.attachment()).isEqualTo("two");
        assertThat(two.channel()).isSameAs(second);
        assertThat(two.poller()).isSameAs(poller);
        assertThat(two.readyOps()).isEqualTo(PollKey.OP_READ);
        assertThat(two.isReadable()).isTrue();
        assertThat(two.isWritable()).isFalse();
        assertThat(two.hasError()).isFalse();
    }

    @Test
    void aSelectionWithoutTimeoutSleeps() throws Exception {
        poller.register(first, PollKey.OP_READ);
        CompletableFuture<Duration> processorTime = new CompletableFuture<>();
        Thread selecting = new Thread(() -> {
            try {
                poller.select(key -> {}, SHORT); // loads the classes
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                poller.select(key -> {});
                long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                processorTime.complete(Duration.ofNanos(after - before));
            } catch (IOException | RuntimeException failure) {
                processorTime.completeExceptionally(failure);
            }
        });
        selecting.start();
        Thread.sleep(1500);
        while (!processorTime.isDone()) {
            // a thread that was late is still in its first selection
            poller.wakeup();
            Thread.sleep(10);
        }
        assertThat(processorTime.get()).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void selectsAgainWhatTheActionLeft() throws Exception {
        poller.register(first, PollKey.OP_READ);
        sendTo(FIRST);
        sendTo(FIRST);
        assertThat(poller.select(key -> {}, SOON)).isEqualTo(1);
        assertThat(poller.select(PollerTest::receive, SOON)).isEqualTo(1);
        assertThat(poller.select(PollerTest::receive, SOON)).isEqualTo(1);
        assertThat(poller.select(key -> {}, SHORT)).isZero();
    }

    @Test
    void selectsWhatWasReadyBeforeItWasRegistered() throws Exception {
        sendTo(FIRST);
        PollKey key = poller.register(first, PollKey.OP_WRITE);
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        assertThat(key.readyOps()).isEqualTo(PollKey.OP_WRITE);
        key.interestOps(PollKey.OP_READ);
        assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
        assertThat(key.readyOps()).isEqualTo(PollKey.OP_READ);
        key.interestOps(0);
        assertThat(poller.select(each -> {}, SHORT)).isZero();
    }

    @Test
    void changesFromOtherThreadsCountInASelectionThatGoesOn() throws Exception {
        PollKey key = poller.register(first, 0);
        sendTo(FIRST);
        sendTo(SECOND);
        CompletableFuture<Integer> selection = select(SOON);
        Thread.sleep(SHORT.toMillis());
        assertThat(selection).isNotDone();
        key.interestOps(PollKey.OP_READ);
        assertThat(await(selection)).isEqualTo(1);
        key.cancel();
        assertThat(key.isValid()).isFalse();
        selection = select(SOON);
        Thread.sleep(SHORT.toMillis());
        assertThat(selection).isNotDone();
        poller.register(second, PollKey.OP_READ);
        assertThat(await(selection)).isEqualTo(1);
    }

    private CompletableFuture<Integer> select(Duration timeout) {
        return background(() -> poller.select(key -> {}, timeout));
    }

    private static <T> CompletableFuture<T> background(java.util.concurrent.Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static <T> T await(CompletableFuture<T> result) throws Exception {
        return result.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void wakesUpASelectionThatGoesOnAndTheNextOne() throws Exception {
        poller.register(first, PollKey.OP_READ);
        CompletableFuture<Integer> selection = select(SOON);
        Thread.sleep(SHORT.toMillis());
        assertThat(poller.wakeup()).isSameAs(poller);
        assertThat(await(selection)).isZero();
        poller.wakeup().wakeup();
        assertThat(await(select(SOON))).isZero();
        // one wake-up ends one selection
        selection = select(SOON);
        Thread.sleep(SHORT.toMillis());
        assertThat(selection).isNotDone();
        poller.wakeup();
        assertThat(await(selection)).isZero();
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndLeavesTheInterruptSet() throws Exception {
        poller.register(first, PollKey.OP_READ);
        for (int round = 0; round < 3; round++) {
            CompletableFuture<Thread> selecting = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = background(() -> {
                selecting.complete(Thread.currentThread());
                assertThat(poller.select(key -> {}, SOON)).isZero();
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = await(selecting);
            Thread.sleep(SHORT.toMillis());
            thread.interrupt();
            assertThat(await(interrupted)).isTrue();
        }
        sendTo(FIRST);
        assertThat(poller.isOpen()).isTrue();
        assertThat(poller.select(key -> {}, SOON)).isEqualTo(1);
    }

    @Test
    void closingEndsTheSelectionAndInvalidatesTheKeys() throws Exception {
        PollKey key = poller.register(first, PollKey.OP_READ);
        CompletableFuture<Integer> selection = select(SOON);
        Thread.sleep(SHORT.toMillis());
        poller.close();
        poller.close();
        assertThatThrownBy(() -> await(selection)).hasCauseInstanceOf(ClosedSelectorException.class);
        assertThat(poller.isOpen()).isFalse();
        assertThat(key.isValid()).isFalse();
        assertThat(first.isOpen()).isTrue();
        assertThatThrownBy(() -> poller.selectNow(each -> {})).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(() -> poller.register(second, PollKey.OP_READ)).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(poller::keys).isInstanceOf(ClosedSelectorException.class);
        assertThatThrownBy(key::interestOps).isInstanceOf(CancelledKeyException.class);
        assertThatThrownBy(() -> key.interestOps(PollKey.OP_READ)).isInstanceOf(CancelledKeyException.class);
        poller.wakeup();
    }

    /** A selection that was woken by the close, but began again before it was over, waited until it looked again after a second. */
    @Test
    @Timeout(30)
    void closingEndsASelectionThatBeginsAgain() throws Exception {
        for (int round = 0; round < 500; round++) {
            Poller closing = Poller.open();
            AtomicBoolean begun = new AtomicBoolean();
            CompletableFuture<Integer> selection = background(() -> {
                begun.set(true);
                return closing.select(key -> {});
            });
            while (!begun.get()) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(50_000);
            closing.close();
            assertThatThrownBy(() -> await(selection)).hasCauseInstanceOf(ClosedSelectorException.class);
        }
    }

    @Test
    void goesOnWithoutAChannelThatIsClosed() throws Exception {
        PollKey closed = poller.register(first, PollKey.OP_READ);
        poller.register(second, PollKey.OP_READ);
        sendTo(FIRST);
        assertThat(poller.select(key -> {}, SOON)).isEqualTo(1);
        first.close();
        assertThat(closed.isValid()).isFalse();
        assertThat(poller.keys()).hasSize(1);
        assertThat(poller.select(key -> {}, SHORT)).isZero();
        sendTo(SECOND);
        assertThat(poller.select(key -> {}, SOON)).isEqualTo(1);
        assertThatThrownBy(() -> poller.register(first, PollKey.OP_READ)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        PollKey key = poller.register(first, PollKey.OP_READ);
        assertThatThrownBy(() -> poller.register(first, PollKey.OP_WRITE)).isInstanceOf(IllegalStateException.class);
        key.cancel();
        poller.register(first, PollKey.OP_WRITE);
        assertThatThrownBy(() -> poller.register(second, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ops");
        assertThatThrownBy(() -> poller.register(null, PollKey.OP_READ)).hasMessage("channel must not be null");
        assertThatThrownBy(() -> poller.select(null)).hasMessage("action must not be null");
        assertThatThrownBy(() -> poller.select(each -> {}, null)).hasMessage("timeout must not be null");
        assertThatThrownBy(() -> poller.select(each -> {}, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> poller.selectNow(each -> {
                    try {
                        poller.selectNow(inner -> {});
                    } catch (IOException impossible) {
                        throw new AssertionError(impossible);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    /** A connected channel for UDP, at which the error of a closed port arrives. */
    private TransportChannel refused(boolean queued) throws IOException {
        TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP)
                .setOption(RawSocketOptions.ERROR_QUEUE, queued)
                .connect(Ipv4Address.of("127.0.0.7"));
        Packet datagram = Packet.of(UdpHeader.of(40_000, 9)).withPayload(new byte[8]);
        channel.send(channel.completed(datagram, Ipv4Address.of("127.0.0.7")));
        return channel;
    }

    @Test
    void sleepsWithAnErrorInTheQueueThatNobodyAskedFor() throws Exception {
        try (TransportChannel channel = refused(true)) {
            PollKey key = poller.register(channel, PollKey.OP_READ);
            poller.register(first, PollKey.OP_READ);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            poller.select(each -> {}, SHORT);
            long before = threads.getCurrentThreadCpuTime();
            int selected = poller.select(each -> {}, Duration.ofSeconds(1));
            long took = threads.getCurrentThreadCpuTime() - before;
            assertThat(selected).isZero();
            assertThat(took).isLessThan(Duration.ofMillis(50).toNanos());
            sendTo(FIRST);
            assertThat(poller.select(each -> assertThat(each.channel()).isSameAs(first), SOON))
                    .isEqualTo(1);
            key.interestOps(PollKey.OP_ERROR | PollKey.OP_READ);
            List<Integer> ready = new ArrayList<>();
            poller.select(
                    each -> {
                        if (each == key) {
                            ready.add(each.readyOps());
                        }
                    },
                    SOON);
            assertThat(ready).containsExactly(PollKey.OP_ERROR);
            assertThat(channel.tryReceiveError()).isPresent();
        }
    }

    @Test
    void selectsAChannelWhoseNextCallEndsWithAnError() throws Exception {
        try (TransportChannel channel = refused(false)) {
            PollKey key = poller.register(channel, PollKey.OP_READ);
            assertThat(poller.select(each -> {}, SOON)).isEqualTo(1);
            assertThat(key.isReadable()).isTrue();
            assertThatThrownBy(() -> channel.tryReceive(ByteBuffer.allocate(100)))
                    .isInstanceOf(ConnectException.class);
            assertThat(channel.tryReceive(ByteBuffer.allocate(100))).isEmpty();
            assertThat(poller.select(each -> {}, SHORT)).isZero();
        }
    }

    @Test
    void parksAVirtualThreadThatSelects() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
        poller.register(first, PollKey.OP_READ);
        CompletableFuture<Integer> selection = new CompletableFuture<>();
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable) () -> {
            try {
                selection.complete(poller.select(key -> {}, SOON));
            } catch (Throwable failure) {
                selection.completeExceptionally(failure);
            }
        });
        Thread.sleep(SHORT.toMillis());
        assertThat(selection).isNotDone();
        sendTo(FIRST);
        assertThat(await(selection)).isEqualTo(1);
    }

    @Test
    void losesNothingOfManyChannels() throws Exception {
        List<TransportChannel> channels = new ArrayList<>();
        int packets = 20;
        try {
            for (int host = 0; host < 256; host++) {
                TransportChannel channel = channel(Ipv4Address.of("127.0.3." + host));
                channels.add(channel);
                poller.register(channel, PollKey.OP_READ, new AtomicInteger());
            }
            CompletableFuture<Void> sending = background(() -> {
                for (int packet = 0; packet < packets; packet++) {
                    for (int host = 0; host < 256; host++) {
                        sender.send(ByteBuffer.allocate(20), Ipv4Address.of("127.0.3." + host));
                    }
                }
                return null;
            });
            // another protocol than that of the channels: nothing arrives
            await(sending);
            assertThat(poller.selectNow(key -> {})).isZero();
            try (TransportChannel right = channel(Ipv4Address.of("127.0.0.9"))) {
                CompletableFuture<Void> more = background(() -> {
                    for (int packet = 0; packet < packets * 256; packet++) {
                        right.send(ByteBuffer.allocate(20), Ipv4Address.of("127.0.3." + packet % 256));
                    }
                    return null;
                });
                AtomicInteger received = new AtomicInteger();
                long end = System.nanoTime() + SOON.toNanos();
                while (received.get() < packets * 256 && System.nanoTime() < end) {
                    poller.select(
                            key -> {
                                receive(key);
                                ((AtomicInteger) key.attachment()).incrementAndGet();
                                received.incrementAndGet();
                            },
                            SHORT);
                }
                await(more);
            }
            assertThat(poller.keys()).allSatisfy(key -> assertThat(((AtomicInteger) key.attachment()).get())
                    .isEqualTo(packets));
        } finally {
            for (TransportChannel channel : channels) {
                channel.close();
            }
        }
    }

    @Test
    void givesItsDescriptorsBackWhenItIsDropped() throws Exception {
        long before = epollInstances();
        for (int dropped = 0; dropped < 10; dropped++) {
            Poller.open().register(dropped % 2 == 0 ? first : second, PollKey.OP_READ);
        }
        assertThat(epollInstances()).isEqualTo(before + 10);
        for (int tries = 0; tries < 1000 && epollInstances() > before; tries++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(epollInstances()).isEqualTo(before);
    }

    private static long epollInstances() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(each -> {
                        try {
                            return Files.readSymbolicLink(each).toString().contains("eventpoll");
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
