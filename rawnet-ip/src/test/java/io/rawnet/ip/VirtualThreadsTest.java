package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.contract.Promptness;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand virtual threads, each of which receives on a channel of its own. They have as many carriers as the machine has processors. */
@InPrivateNetwork
@Timeout(120)
class VirtualThreadsTest {
    private static final int THREADS = 1000;
    private static final int FIRST_ADDRESS = 0x7F00_0101;
    private static final int ROOM = 100;
    private static final long SECONDS = 60;

    private final List<TransportChannel> channels = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch receivedAll = new CountDownLatch(THREADS);
    private final CountDownLatch ended = new CountDownLatch(THREADS);

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
        for (int index = 0; index < THREADS; index++) {
            channels.add(TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)
                    .bind(address(index)));
            buffers.add(ByteBuffer.allocate(ROOM));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (TransportChannel channel : channels) {
            channel.close();
        }
    }

    private static Ipv4Address address(int index) {
        return new Ipv4Address(FIRST_ADDRESS + index);
    }

    private static Thread start(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    /** Starts a thread for each channel, and waits until they wait. */
    private List<Thread> startReceivers() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < THREADS; index++) {
            int own = index;
            threads.add(start(() -> receive(own)));
        }
        waitUntilTheyWait(threads);
        return threads;
    }

    private static void waitUntilTheyWait(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.TERMINATED) {
                Thread.sleep(1);
            }
        }
    }

    private void receive(int index) {
        TransportChannel channel = channels.get(index);
        ByteBuffer in = buffers.get(index);
        try {
            channel.receive(in);
            received.add(index + " got " + in.flip().getInt());
            receivedAll.countDown();
            channel.receive(in.clear());
        } catch (IOException | RuntimeException failure) {
            failures.add(failure);
        } finally {
            ended.countDown();
        }
    }

    private void sendToAll() throws IOException {
        try (TransportChannel sender =
                TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1, BpfProgram.dropAll())) {
            for (int index = 0; index < THREADS; index++) {
                sender.send(ByteBuffer.allocate(ROOM / 2).putInt(0, index), address(index));
            }
        }
    }

    @Test
    void eachReceivesItsPacketAndEndsOnClose() throws Exception {
        List<Thread> threads = startReceivers();
        sendToAll();
        assertThat(receivedAll.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> expected = new ArrayList<>();
        for (int index = 0; index < THREADS; index++) {
            expected.add(index + " got " + index);
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(failures).isEmpty();
        // one that has not begun its next receive would find the channel closed before the call
        waitUntilTheyWait(threads);

        close();

        assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).hasSize(THREADS).hasOnlyElementsOfType(AsynchronousCloseException.class);
    }

    @Test
    void anInterruptEndsEach() throws Exception {
        for (Thread thread : startReceivers()) {
            thread.interrupt();
        }
        assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).hasSize(THREADS).hasOnlyElementsOfType(ClosedByInterruptException.class);
        assertThat(channels).noneMatch(TransportChannel::isOpen);
    }

    @Test
    void anotherVirtualThreadRunsMeanwhile() throws Exception {
        startReceivers();
        start(() -> {}).join();
        Promptness.expect(Duration.ofMillis(100), () -> {
            long start = System.nanoTime();
            start(() -> {}).join();
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }

    @Test
    void aWaitingThreadCostsLittleMemoryBesideItsStack() throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)) {
            Thread first = start(() -> {
                try {
                    channel.receive(ByteBuffer.allocate(ROOM));
                } catch (IOException closed) {
                    // what all threads share exists now
                }
            });
            while (first.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        long before = heapWithoutStacks() + directMemory();
        startReceivers();
        assertThat((heapWithoutStacks() + directMemory() - before) / THREADS).isLessThan(4096);
    }

    /** {@return octets of the live objects, without the stacks of waiting virtual threads} */
    private static long heapWithoutStacks() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+")) // rank, instances, octets, class
                .filter(words ->
                        words.length >= 4 && words[0].endsWith(":") && !words[3].equals("jdk.internal.vm.StackChunk"))
                .mapToLong(words -> Long.parseLong(words[2]))
                .sum();
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
