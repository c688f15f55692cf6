package io.rawnet.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.SendBatch;
import io.rawnet.channel.contract.Subject.BatchCalls;
import io.rawnet.channel.contract.Subject.BufferCalls;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel promises that copies packets between buffers and the kernel: buffers of all kinds, and batches. */
public abstract class PacketChannelContract extends ChannelContract {
    private static final int ROOM = 2048;

    private BufferCalls buffers;
    private BatchCalls batches;

    @BeforeEach
    void findCalls() {
        buffers = subject.buffers().orElseThrow();
        batches = subject.batches().orElseThrow();
    }

    private enum Kind {
        HEAP,
        DIRECT,
        SLICED,
        LITTLE_ENDIAN;

        ByteBuffer allocate(int octets) {
            return switch (this) {
                case HEAP -> ByteBuffer.allocate(octets);
                case DIRECT -> ByteBuffer.allocateDirect(octets);
                case SLICED -> ByteBuffer.allocateDirect(octets + 20).slice(10, octets);
                case LITTLE_ENDIAN -> ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void receivesIntoEveryKindOfBuffer(Kind kind) throws Exception {
        ByteBuffer into = kind.allocate(ROOM).position(7).limit(1000);
        subject.provide();
        buffers.receive(into);
        assertThat(octets(into, 7)).isEqualTo(buffers.incoming());
        assertThat(into.limit()).isEqualTo(1000);
        assertThat(into.order()).isEqualTo(kind == Kind.LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    @Test
    void cutsAPacketThatDoesNotFitAndWritesNothingBehindTheLimit() throws Exception {
        for (Kind kind : Kind.values()) {
            ByteBuffer into = kind.allocate(64);
            for (int index = 0; index < 64; index++) {
                into.put(index, (byte) 0x55);
            }
            into.position(3).limit(23);
            subject.provide();
            buffers.receive(into);
            assertThat(into.position()).isEqualTo(23);
            assertThat(octets(into, 3)).isEqualTo(Arrays.copyOf(buffers.incoming(), 20));
            into.clear();
            assertThat(into.get(2)).isEqualTo((byte) 0x55);
            assertThat(into.get(23)).isEqualTo((byte) 0x55);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsEveryKindOfBuffer(Kind kind) throws Exception {
        byte[] sample = buffers.outgoing();
        ByteBuffer packet = kind.allocate(sample.length + 9).position(9);
        packet.put(sample).position(9);
        buffers.send(packet);
        assertThat(packet.remaining()).isZero();
        ByteBuffer readOnly =
                ByteBuffer.allocateDirect(sample.length).put(sample).flip().asReadOnlyBuffer();
        buffers.send(readOnly);
        assertThat(readOnly.remaining()).isZero();
    }

    @Test
    void refusesReadOnlyBuffersBeforeItTakesAPacket() throws Exception {
        subject.provide();
        for (Kind kind : Kind.values()) {
            ByteBuffer readOnly = kind.allocate(ROOM).asReadOnlyBuffer();
            assertThatThrownBy(() -> buffers.receive(readOnly))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("into", "read-only");
            assertThatThrownBy(() -> buffers.tryReceive(readOnly)).isInstanceOf(IllegalArgumentException.class);
            assertThat(readOnly.position()).isZero();
        }
        assertNextIsTheSample();
    }

    @Test
    void refusesBuffersOfAClosedArenaBeforeItTakesAPacket() throws Exception {
        Arenas arena = Arenas.shared();
        ByteBuffer closed = arena.buffer(ROOM);
        arena.close();
        subject.provide();
        assertThatThrownBy(() -> buffers.receive(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> buffers.tryReceive(closed)).isInstanceOf(IllegalStateException.class);
        assertNextIsTheSample();
        assertThatThrownBy(() -> buffers.send(closed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesBuffersOfAnotherThreadsArenaBeforeItTakesAPacket() throws Exception {
        try (Arenas arena = Arenas.confined()) {
            ByteBuffer foreign = arena.buffer(ROOM);
            subject.provide();
            Background call = inBackground(ThreadKind.PLATFORM, () -> buffers.receive(foreign));
            assertThatThrownBy(() -> await(call.result()))
                    .isInstanceOf(RuntimeException.class)
                    .satisfies(failure ->
                            assertThat(failure.getClass().getSimpleName()).isEqualTo("WrongThreadException"));
            assertNextIsTheSample();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePacketWhenTheArenaIsClosedDuringTheCall(ThreadKind kind) throws Exception {
        Arenas arena = Arenas.shared();
        ByteBuffer into = arena.buffer(ROOM);
        Background call = inBackground(kind, () -> buffers.receive(into));
        Callers.await(call.thread());
        arena.close();
        subject.provide();
        assertThatThrownBy(() -> await(call.result())).isInstanceOf(IllegalStateException.class);
        assertNextIsTheSample();
        assertThat(subject.tryTake()).isFalse();
    }

    @Test
    void handsAKeptPacketToACallThatWaits() throws Exception {
        Arenas arena = Arenas.shared();
        ByteBuffer into = arena.buffer(ROOM);
        Background loser = inBackground(ThreadKind.PLATFORM, () -> buffers.receive(into));
        Callers.await(loser.thread());
        arena.close();
        Background winner = inBackground(ThreadKind.PLATFORM, () -> buffers.receive(ByteBuffer.allocate(ROOM)));
        Callers.await(winner.thread());
        // one packet: whichever of the two takes it, the call with the usable buffer gets it
        subject.provide();
        await(winner.result());
        subject.provide();
        assertThatThrownBy(() -> await(loser.result())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void survivesABufferThatAnotherThreadChanges() throws Exception {
        ByteBuffer shared = ByteBuffer.allocateDirect(ROOM);
        long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
        Background changer = inBackground(ThreadKind.PLATFORM, () -> {
            while (System.nanoTime() < end) {
                shared.limit(0);
                shared.clear();
                shared.position(ROOM / 2);
            }
        });
        int received = 0;
        while (System.nanoTime() < end || received == 0) {
            subject.provide();
            try {
                received += buffers.tryReceive(shared) ? 1 : 0;
            } catch (IllegalArgumentException | java.nio.BufferOverflowException | IndexOutOfBoundsException changed) {
                // what the JDK throws at the copy: the packet is kept
                continue;
            }
        }
        await(changer.result());
        assertThat(received).isPositive();
        while (buffers.tryReceive(ByteBuffer.allocate(ROOM))) {
            continue;
        }
        subject.provide();
        assertNextIsTheSample();
    }

    @Test
    void keepsNothingOfTheCallersAfterACall() throws Exception {
        WeakReference<ByteBuffer> received = new WeakReference<>(receiveOnce());
        WeakReference<ByteBuffer> sent = new WeakReference<>(sendOnce());
        for (int tries = 0; tries < 1000 && (received.get() != null || sent.get() != null); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(received.get()).isNull();
        assertThat(sent.get()).isNull();
    }

    private ByteBuffer receiveOnce() throws Exception {
        ByteBuffer into = ByteBuffer.allocateDirect(ROOM);
        subject.provide();
        buffers.receive(into);
        return into;
    }

    private ByteBuffer sendOnce() throws Exception {
        byte[] sample = buffers.outgoing();
        ByteBuffer packet = ByteBuffer.allocateDirect(sample.length).put(sample).flip();
        buffers.send(packet);
        return packet;
    }

    @Test
    void namesBuffersAndBatchesThatAreNull() {
        assertNull("into", () -> buffers.receive(null));
        assertNull("into", () -> buffers.tryReceive(null));
        assertThatThrownBy(() -> buffers.send(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageMatching("(packet|payload) must not be null");
        assertNull("batch", () -> batches.send(null));
        SendBatch batch = batches.batch(1, ROOM);
        assertNull("packet", () -> batch.add((ByteBuffer) null));
    }

    @Test
    void addsToABatchAsLongAsThereIsRoom() {
        SendBatch batch = batches.batch(2, 100);
        assertThat(batch.capacity()).isEqualTo(2);
        assertThat(batch.size()).isZero();
        ByteBuffer packet = ByteBuffer.wrap(buffers.outgoing());
        assertThat(batches.add(batch, packet)).isTrue();
        assertThat(packet.remaining()).isZero();
        assertThat(batches.add(batch, packet.rewind())).isTrue();
        assertThat(batches.add(batch, packet.rewind())).isFalse();
        assertThat(packet.position()).isZero();
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.position()).isZero();
        SendBatch small = batches.batch(2, 10);
        assertThatThrownBy(() -> batches.add(small, ByteBuffer.allocate(11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("11", "10");
        assertThat(small.size()).isZero();
        assertThatThrownBy(() -> batches.batch(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batches.batch(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copiesWhatIsAddedToABatch() throws Exception {
        byte[] sample = buffers.outgoing();
        ByteBuffer packet = ByteBuffer.allocateDirect(sample.length).put(sample).flip();
        SendBatch batch = batches.batch(1, 100);
        batches.add(batch, packet);
        for (int index = 0; index < sample.length; index++) {
            packet.put(index, (byte) 0);
        }
        int before = batches.arrived();
        assertThat(batches.send(batch)).isEqualTo(1);
        assertArrived(before + 1);
    }

    @Test
    void sendsAFinishedBatchAgainOnlyAfterRewind() throws Exception {
        SendBatch batch = batches.batch(4, 100);
        for (int packet = 0; packet < 3; packet++) {
            batches.add(batch, ByteBuffer.wrap(buffers.outgoing()));
        }
        int before = batches.arrived();
        assertThat(batches.send(batch)).isEqualTo(3);
        assertThat(batch.position()).isEqualTo(3);
        assertThat(batch.sent()).isEqualTo(3);
        assertThat(batches.send(batch)).isZero();
        assertArrived(before + 3);
        batch.rewind();
        assertThat(batch.position()).isZero();
        assertThat(batch.sent()).isZero();
        assertThat(batches.send(batch)).isEqualTo(3);
        assertArrived(before + 6);
        batch.clear();
        assertThat(batch.size()).isZero();
        assertThat(batches.send(batch)).isZero();
        assertThatThrownBy(batch::skip).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void goesOnBehindAPacketThatTheKernelRefuses() throws Exception {
        byte[] refused = batches.refused();
        SendBatch batch = batches.batch(8, Math.max(100, refused.length));
        for (int packet = 0; packet < 5; packet++) {
            batches.add(batch, ByteBuffer.wrap(packet == 2 ? refused : buffers.outgoing()));
        }
        int before = batches.arrived();
        for (int tries = 0; tries < 2; tries++) {
            assertThatThrownBy(() -> batches.send(batch))
                    .isInstanceOf(IOException.class)
                    .satisfies(failure ->
                            assertThat(SystemCallException.in(failure)).isPresent());
            assertThat(batch.position()).isEqualTo(2);
            assertThat(batch.sent()).isEqualTo(2);
        }
        batch.skip();
        assertThat(batch.position()).isEqualTo(3);
        assertThat(batch.sent()).isEqualTo(2);
        assertThat(batches.send(batch)).isEqualTo(2);
        assertThat(batch.sent()).isEqualTo(4);
        assertArrived(before + 4);
    }

    @Test
    void sendsNothingOfABatchOnAClosedChannel() throws Exception {
        SendBatch batch = batches.batch(1, 100);
        batches.add(batch, ByteBuffer.wrap(buffers.outgoing()));
        subject.channel().close();
        assertThatThrownBy(() -> batches.send(batch))
                .isExactlyInstanceOf(java.nio.channels.ClosedChannelException.class);
        assertThat(batch.position()).isZero();
    }

    private void assertArrived(int packets) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (batches.arrived() < packets && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(batches.arrived()).isEqualTo(packets);
    }

    private void assertNextIsTheSample() throws Exception {
        ByteBuffer into = ByteBuffer.allocate(ROOM);
        buffers.receive(into);
        assertThat(octets(into, 0)).isEqualTo(buffers.incoming());
    }

    private static byte[] octets(ByteBuffer buffer, int from) {
        byte[] octets = new byte[buffer.position() - from];
        buffer.get(from, octets);
        return octets;
    }
}
