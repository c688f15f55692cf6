package io.rawnet.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ControlMessagesTest {
    private final ByteBuffer area = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());

    @Test
    void readsWhatWasWritten() {
        ControlMessageWriter writer = new ControlMessageWriter().over(area, 8);
        writer.addInt(Ipv4Options.IP_TTL, 0);
        area.putLong(writer.add(Ipv4Options.IP_PKTINFO, 12), 0x0102030405060708L);
        assertThat(writer.length()).isEqualTo(24 + 32);

        ControlMessages messages = new ControlMessages().over(area, 8, writer.length());
        assertThat(messages.next()).isTrue();
        assertThat(messages.is(Ipv4Options.IP_TTL, 4)).isTrue();
        assertThat(messages.is(Ipv4Options.IP_TTL, 5)).isFalse();
        assertThat(messages.is(Ipv4Options.IP_TOS, 4)).isFalse();
        assertThat(area.getInt(messages.dataOffset())).isZero();
        assertThat(messages.next()).isTrue();
        assertThat(messages.dataLength()).isEqualTo(12);
        assertThat(area.getLong(messages.dataOffset())).isEqualTo(0x0102030405060708L);
        assertThat(messages.next()).isFalse();
    }

    @Test
    void writesTheKernelsLayout() {
        ByteBuffer little = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        new ControlMessageWriter().over(little, 0).addInt(Ipv4Options.IP_TTL, 64);
        assertThat(little.array())
                .containsExactly(20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void lengthBeyondTheAreaEndsTheWalk() {
        for (long length : new long[] {0, 15, 25, Integer.MAX_VALUE, -1, Long.MIN_VALUE, 1L << 32 | 20}) {
            area.putLong(0, length);
            assertThat(new ControlMessages().over(area, 0, 24).next())
                    .as("length %s", length)
                    .isFalse();
        }
    }

    @Property
    void neverReadsOutsideTheArea(@ForAll @Size(max = 96) byte[] octets, @ForAll @IntRange(max = 16) int offset) {
        ByteBuffer hostile = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
        int length = Math.max(0, octets.length - offset);
        ControlMessages messages = new ControlMessages().over(hostile, Math.min(offset, octets.length), length);
        int walked = 0;
        while (messages.next()) {
            walked++;
            assertThat(messages.dataLength()).isNotNegative();
            assertThat(messages.dataOffset() + messages.dataLength()).isLessThanOrEqualTo(octets.length);
        }
        assertThat(walked).isLessThanOrEqualTo(octets.length / ControlMessages.HEADER_SIZE);
    }
}
