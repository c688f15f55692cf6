package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.contract.Callers;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
class ContentionTest {
    /** How often to open, receive and close: {@code -Drawnet.tests.cycles=100000} for the full count. */
    private static final int CYCLES = Integer.getInteger("rawnet.tests.cycles", 2_000);

    private static final int SECONDS = 30;

    private static TransportChannel open() throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1);
    }

    @Test
    void closingWakesEveryBlockedCall(PrivateNetwork network) throws Exception {
        TransportChannel channel = open();
        channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
        Callers callers = new Callers();
        List<Future<?>> blocked = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            blocked.add(network.local().background(callers.of(() -> channel.receive(ByteBuffer.allocate(100)))));
            blocked.add(network.local().background(callers.of(() -> channel.receiveError())));
            blocked.add(network.local().background(callers.of(() -> channel.receive(new IpReceiveBatch(4, 100)))));
        }
        callers.await(blocked.size());
        channel.close();
        for (Future<?> call : blocked) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void anInterruptClosesTheChannel(PrivateNetwork network) throws Exception {
        TransportChannel channel = open();
        Callers callers = new Callers();
        Future<?> call = network.local().background(callers.of(() -> channel.receive(ByteBuffer.allocate(100))));
        callers.await().interrupt();
        assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aTimeoutLeavesTheChannelOpen() throws Exception {
        try (TransportChannel channel = open()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(100), Duration.ofMillis(60)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(60), Duration.ofSeconds(SECONDS));
            assertThat(channel.isOpen()).isTrue();
            assertThatThrownBy(() -> channel.receive(ByteBuffer.allocate(100), Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readingDoesNotBlockWriting(PrivateNetwork network) throws Exception {
        try (TransportChannel channel = open()) {
            Callers callers = new Callers();
            Future<ReceivedPacket> reading =
                    network.local().background(callers.of(() -> channel.receive(ByteBuffer.allocate(100))));
            callers.await();
            channel.send(ByteBuffer.allocate(8), Ipv4Address.LOOPBACK);
            assertThat(reading.get(SECONDS, TimeUnit.SECONDS).length()).isEqualTo(8);
        }
    }

    @Test
    @Timeout(120)
    void manyThreadsSendReceiveAndCloseAtOnce(PrivateNetwork network) throws Exception {
        AtomicLong received = new AtomicLong();
        for (int round = 0; round < 20; round++) {
            TransportChannel channel = open();
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                threads.add(network.local()
                        .background(() -> untilClosed(() -> {
                            channel.receive(ByteBuffer.allocate(100));
                            received.incrementAndGet();
                        })));
                threads.add(network.local()
                        .background(() ->
                                untilClosed(() -> channel.send(ByteBuffer.allocateDirect(8), Ipv4Address.LOOPBACK))));
            }
            Thread.sleep(10);
            while (received.get() <= round) {
                Thread.sleep(1);
            }
            channel.close();
            for (Future<?> thread : threads) {
                thread.get(SECONDS, TimeUnit.SECONDS);
            }
        }
        assertThat(received).hasPositiveValue();
    }

    @Test
    @Timeout(600)
    void closingFromAnotherThreadLeavesNothingBehind(PrivateNetwork network) throws Exception {
        cycle(network, 50);
        long descriptors = openDescriptors();
        int threads = Thread.getAllStackTraces().size();
        cycle(network, CYCLES);
        assertThat(openDescriptors()).isLessThanOrEqualTo(descriptors);
        assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(threads + 1);
    }

    /** One thread receives from each channel, another closes it, at every moment between too early and too late. */
    private static void cycle(PrivateNetwork network, int cycles) throws Exception {
        TransportChannel[] current = new TransportChannel[1];
        Object handOver = new Object();
        Future<Integer> closer = network.local().background(() -> {
            int closed = 0;
            while (closed < cycles) {
                TransportChannel channel;
                synchronized (handOver) {
                    while (current[0] == null) {
                        handOver.wait(TimeUnit.SECONDS.toMillis(SECONDS));
                    }
                    channel = current[0];
                    current[0] = null;
                }
                LockSupport.parkNanos(closed % 8 * 10_000L);
                channel.close();
                closed++;
            }
            return closed;
        });
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        for (int cycle = 0; cycle < cycles; cycle++) {
            TransportChannel channel = open();
            synchronized (handOver) {
                current[0] = channel;
                handOver.notifyAll();
            }
            assertThatThrownBy(() -> channel.receive(into)).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(closer.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(cycles);
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private static Void untilClosed(Call call) throws IOException {
        while (true) {
            try {
                call.run();
            } catch (ClosedChannelException end) {
                return null;
            }
        }
    }

    /** A call on a channel. */
    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
