package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.contract.Allocation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receiving costs, and what becomes of packets that cannot be handed on. */
@InPrivateNetwork
class ReceiveTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int CALLS = 1_000;

    private static TransportChannel open() throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1);
    }

    @Test
    void tryingAllocatesNothingWhenThereIsNothing() throws Exception {
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        IpReceiveBatch batch = new IpReceiveBatch(4, 100);
        try (TransportChannel channel = open()) {
            double octets = Allocation.perCall(() -> {
                if (channel.tryReceive(into).isPresent()
                        || channel.tryReceive(batch) > 0
                        || channel.tryReceiveError().isPresent()) {
                    throw new AssertionError("nobody sends");
                }
            });
            assertThat(octets).isLessThan(1);
        }
    }

    @Test
    void tryingIsOneSystemCall(PrivateNetwork network, @TempDir Path folder) throws Exception {
        Requirements.requireTool("strace");
        Path trace = folder.resolve("trace");
        // PID/task/TID
        String thread = Files.readSymbolicLink(Path.of("/proc/thread-self"))
                .getFileName()
                .toString();
        try (TransportChannel channel = open()) {
            ByteBuffer into = ByteBuffer.allocate(100);
            channel.tryReceive(into);
            Process strace = network.start("strace", "-p", thread, "-o", trace.toString());
            Assumptions.assumeTrue(isTraced(thread, strace), "strace may not attach here");
            for (int call = 0; call < CALLS; call++) {
                channel.tryReceive(into);
            }
            strace.toHandle().destroy();
            strace.waitFor();
            List<String> calls = Files.readAllLines(trace);
            assertThat(calls.stream().filter(line -> line.startsWith("recvmsg(")))
                    .hasSize(CALLS);
            // the virtual machine's own: safepoints, and waiting for strace
            assertThat(calls).hasSizeLessThan(CALLS + 200);
        }
    }

    private static boolean isTraced(String thread, Process strace) throws Exception {
        for (int tries = 0; tries < 1000 && strace.isAlive(); tries++) {
            if (Files.readAllLines(Path.of("/proc/self/task", thread, "status")).stream()
                    .anyMatch(line -> line.startsWith("TracerPid:") && !line.endsWith("\t0"))) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Test
    void aPacketWhoseBufferVanishedWhileTheCallWaitedComesNext(PrivateNetwork network) throws Exception {
        Arena arena = Arena.ofShared();
        try (TransportChannel channel = open();
                TransportChannel sender = open()) {
            sender.connect(Ipv4Address.LOOPBACK);
            ByteBuffer vanishing = arena.allocate(100);
            Future<ReceivedPacket> receiving = network.local().background(() -> channel.receive(vanishing));
            Thread.sleep(200);
            arena.close();
            // the sender sees its own packets too, which does not matter
            sender.send(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThatThrownBy(() -> receiving.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(vanishing.position()).isZero();
            assertThat(channel.isOpen()).isTrue();

            sender.send(ByteBuffer.wrap(new byte[] {4, 5}));
            ByteBuffer into = ByteBuffer.allocate(100);
            ReceivedPacket first = channel.receive(into, LONG);
            assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(first.ipv4Header().orElseThrow().totalLength()).isEqualTo(23);
            assertThat(first.source()).isEqualTo(Ipv4Address.LOOPBACK);
            channel.receive(into.clear(), LONG);
            assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {4, 5}));
        }
    }

    @Test
    void aBufferOfAClosedArenaIsRefusedBeforeAPacketIsTaken(PrivateNetwork network) throws Exception {
        Arena arena = Arena.ofShared();
        ByteBuffer closed = arena.allocate(100);
        arena.close();
        try (TransportChannel channel = open()) {
            channel.send(ByteBuffer.allocate(3), Ipv4Address.LOOPBACK);
            assertThatThrownBy(() -> channel.tryReceive(closed)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> channel.receive(closed, LONG)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> channel.send(closed, Ipv4Address.LOOPBACK))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(channel.receive(ByteBuffer.allocate(10), LONG).length()).isEqualTo(3);
        }
    }

    @Test
    void aChannelThatIsDroppedGivesItsDescriptorBack() throws Exception {
        open().close();
        int before = openDescriptors();
        for (int count = 0; count < 100; count++) {
            open().setOption(RawSocketOptions.ERROR_QUEUE, true);
        }
        for (int tries = 0; tries < 1000 && openDescriptors() > before; tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(openDescriptors()).isLessThanOrEqualTo(before);
    }

    private static int openDescriptors() {
        return new File("/proc/self/fd").list().length;
    }

    /** {@code java.lang.foreign.Arena}, from JDK 22 on. */
    private record Arena(Object arena, Class<?> type) {
        static Arena ofShared() throws ReflectiveOperationException {
            Assumptions.assumeTrue(
                    Runtime.version().feature() >= 22, "buffers that can be closed are of JDK 22 and later");
            Class<?> type = Class.forName("java.lang.foreign.Arena");
            return new Arena(type.getMethod("ofShared").invoke(null), type);
        }

        ByteBuffer allocate(long octets) throws ReflectiveOperationException {
            Object segment = type.getMethod("allocate", long.class).invoke(arena, octets);
            return (ByteBuffer) Class.forName("java.lang.foreign.MemorySegment")
                    .getMethod("asByteBuffer")
                    .invoke(segment);
        }

        void close() throws ReflectiveOperationException {
            type.getMethod("close").invoke(arena);
        }
    }
}
