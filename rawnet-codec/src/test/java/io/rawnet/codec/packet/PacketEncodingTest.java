package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import java.lang.management.ManagementFactory;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketEncodingTest {

    private static final Packet FRAME = Packet.decode(LinkType.ETHERNET, StackedPackets.GENEVE.buffer());

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void writesWhereTheBufferStandsAndNothingElse() {
        ByteBuffer out = ByteBuffer.allocateDirect(FRAME.length() + 2).position(1);
        FRAME.encode(out);
        assertThat(out.position()).isEqualTo(1 + FRAME.length());
        assertThat(Octets.copyOf(out, 1, FRAME.length())).isEqualTo(FRAME.octets());
        assertThat(out.get(0)).isZero();
        assertThat(out.get(1 + FRAME.length())).isZero();
    }

    @Test
    void writesNothingWhereItDoesNotFitOrMayNotWrite() {
        ByteBuffer small = ByteBuffer.allocate(FRAME.length() - 1);
        assertThatThrownBy(() -> FRAME.encode(small)).isInstanceOf(BufferOverflowException.class);
        assertThat(small.position()).isZero();
        assertThat(Octets.of(small.array())).isEqualTo(Octets.of(new byte[FRAME.length() - 1]));
        ByteBuffer readOnly = ByteBuffer.allocate(FRAME.length()).asReadOnlyBuffer();
        assertThatThrownBy(() -> FRAME.encode(readOnly)).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(readOnly.position()).isZero();
    }

    @Test
    void allocatesNothing() {
        ByteBuffer out = ByteBuffer.allocateDirect(2000);
        for (Map.Entry<Octets, LinkType> vector : StackedPackets.all().entrySet()) {
            Packet packet = Packet.decode(vector.getValue(), vector.getKey().buffer());
            long thread = Thread.currentThread().getId();
            packet.encode(out.clear()); // classes are loaded once
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100; i++) {
                packet.encode(out.clear());
            }
            assertThat(THREADS.getThreadAllocatedBytes(thread) - before)
                    .as("%s", packet)
                    .isLessThan(1000);
        }
    }

    @Test
    void copiesItsOctetsOnce() {
        Packet large = FRAME.withPayload(new byte[1_000_000]);
        large.octets();
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        large.octets();
        assertThat(THREADS.getThreadAllocatedBytes(thread) - before).isLessThan(1_500_000);
    }
}
