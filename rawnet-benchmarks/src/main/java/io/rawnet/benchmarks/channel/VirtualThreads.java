package io.rawnet.benchmarks.channel;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;

/** A thousand virtual threads that receive on as many channels, on two carriers, in a JVM of their own that has virtual threads. */
@SuppressWarnings("try") // closing early is what ends the other thread's call
final class VirtualThreads {

    private static final int THREADS = 1000;
    private static final int FIRST_ADDRESS = 0x7F03_0001;
    private static final int FIRST_JDK = 21;
    private static final double MOST_MILLISECONDS = 100;
    private static final double MOST_OCTETS = 4096;
    private static final long PATIENCE = 10;
    private static final long SETTLE = 2000;

    private final List<TransportChannel> channels = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final CountDownLatch received = new CountDownLatch(THREADS);
    private final CountDownLatch ended = new CountDownLatch(THREADS);

    private VirtualThreads() throws IOException {
        for (int index = 0; index < THREADS; index++) {
            channels.add(IpBatches.open().bind(address(index)));
            buffers.add(ByteBuffer.allocate(IpBatches.ROOM));
        }
    }

    private static Ipv4Address address(int index) {
        return new Ipv4Address(FIRST_ADDRESS + index);
    }

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        Optional<Path> java = java();
        if (java.isEmpty()) {
            return List.of(Outcome.notMeasured(
                    "virtual threads", "no JDK " + FIRST_JDK + " or later in /usr/lib/jvm: -Drawnet.benchmarks.jdk=…"));
        }
        Process process = network.start(
                java.get().toString(),
                "-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2",
                "--enable-native-access=ALL-UNNAMED",
                "-Drawnet.native=" + System.getProperty("rawnet.native", ""),
                "-cp",
                System.getProperty("java.class.path"),
                VirtualThreads.class.getName());
        double[] printed = CProgram.finish(process);
        String jdk = "JDK " + (int) printed[0];
        return List.of(
                Outcome.allOf("virtual threads on 2 carriers: received", jdk, (long) printed[1], THREADS),
                Outcome.allOf("virtual threads: ended by close", jdk, (long) printed[2], THREADS),
                Outcome.atMost("another virtual thread, milliseconds", jdk, printed[3], MOST_MILLISECONDS),
                Outcome.atMost(
                        "octets for each waiting thread",
                        String.format(
                                "heap %.0f, direct %.0f, beside a stack of %.0f", printed[4], printed[5], printed[6]),
                        printed[4] + printed[5],
                        MOST_OCTETS));
    }

    /** {@return the program of the newest JDK that has virtual threads} */
    private static Optional<Path> java() throws IOException {
        String given = System.getProperty("rawnet.benchmarks.jdk");
        if (given != null) {
            return Optional.of(Path.of(given, "bin", "java"));
        }
        try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
            return all.filter(home -> feature(home) >= FIRST_JDK)
                    .max(Comparator.comparingInt(VirtualThreads::feature))
                    .map(home -> home.resolve("bin").resolve("java"));
        }
    }

    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .mapToInt(line -> Runtime.Version.parse(line.split("\"")[1]).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException noJdk) {
            return 0;
        }
    }

    /**
     * Measures in this JVM, and prints the version of the JDK, how many threads received and ended, the milliseconds that another one
     * took, and octets for each thread: heap, direct memory and stack.
     */
    public static void main(String... arguments) throws Exception {
        VirtualThreads threads = new VirtualThreads();
        threads.startOne(() -> {}).join(); // what exists once is not counted
        threads.warmUp();
        double[] before = memory();
        for (int index = 0; index < THREADS; index++) {
            int own = index;
            threads.startOne(() -> threads.receive(own));
        }
        Thread.sleep(SETTLE);
        double[] waiting = memory();
        long start = System.nanoTime();
        threads.startOne(() -> {}).join();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        threads.sendToAll();
        threads.received.await(PATIENCE, TimeUnit.SECONDS);
        for (TransportChannel channel : threads.channels) {
            channel.close();
        }
        threads.ended.await(PATIENCE, TimeUnit.SECONDS);
        System.out.printf(
                "virtual %d %d %d %.3f %.0f %.0f %.0f%n",
                Runtime.version().feature(),
                THREADS - threads.received.getCount(),
                THREADS - threads.ended.getCount(),
                milliseconds,
                (waiting[0] - before[0]) / THREADS,
                (waiting[1] - before[1]) / THREADS,
                (waiting[2] - before[2]) / THREADS);
    }

    /** Makes what all waiting threads share. */
    private void warmUp() throws Exception {
        try (TransportChannel channel = IpBatches.open()) {
            Thread thread = startOne(() -> {
                try {
                    channel.receive(ByteBuffer.allocate(IpBatches.ROOM));
                } catch (IOException closed) {
                    // as it shall be
                }
            });
            Thread.sleep(SETTLE / 10);
            channel.close();
            thread.join();
        }
    }

    private Thread startOne(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    private void receive(int index) {
        try {
            channels.get(index).receive(buffers.get(index));
            received.countDown();
            channels.get(index).receive(buffers.get(index).clear());
        } catch (ClosedChannelException over) {
            ended.countDown();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void sendToAll() throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(IpBatches.LENGTH);
        try (TransportChannel sender = IpBatches.openSender()) {
            for (int index = 0; index < THREADS; index++) {
                sender.send(packet.clear(), address(index));
            }
        }
    }

    /** {@return octets in use after garbage collection: heap without stacks, direct memory, and stacks of virtual threads} */
    private static double[] memory() throws Exception {
        long stacks = 0;
        long heap = 0;
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        for (String line : histogram.lines().toList()) {
            // rank, instances, octets, class
            String[] words = line.trim().split("\\s+");
            if (words.length >= 4 && words[0].endsWith(":")) {
                boolean stack = words[3].equals("jdk.internal.vm.StackChunk");
                stacks += stack ? Long.parseLong(words[2]) : 0;
                heap += stack ? 0 : Long.parseLong(words[2]);
            }
        }
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new double[] {heap, direct, stacks};
    }
}
