package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.Return;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BpfProgramTest {

    private static final BpfProgram IPV4_ONLY = BpfProgram.of(
            new LoadAbsolute(LoadSize.HALF_WORD, 12),
            new JumpIf(JumpCondition.EQUAL, 0x0800, 0, 1),
            new Return(262144),
            new Return(0));

    /** The same program as {@code tcpdump -dd ip} prints it. */
    private static final int[][] IPV4_ONLY_RAW = {
        {0x28, 0, 0, 0x0000000c}, {0x15, 0, 1, 0x00000800}, {0x6, 0, 0, 0x00040000}, {0x6, 0, 0, 0x00000000},
    };

    private static byte[] nativeOctets(int[][] raw) {
        ByteBuffer octets = ByteBuffer.allocate(raw.length * 8).order(ByteOrder.nativeOrder());
        for (int[] fields : raw) {
            octets.putShort((short) fields[0])
                    .put((byte) fields[1])
                    .put((byte) fields[2])
                    .putInt(fields[3]);
        }
        return octets.array();
    }

    @Test
    void encodesTheKernelsStructureInNativeOrder() {
        assertThat(IPV4_ONLY.toOctets()).isEqualTo(nativeOctets(IPV4_ONLY_RAW));
    }

    @Test
    void decodesTheKernelsStructure() {
        ByteBuffer octets = ByteBuffer.wrap(nativeOctets(IPV4_ONLY_RAW)).asReadOnlyBuffer();
        assertThat(BpfProgram.decode(octets)).isEqualTo(IPV4_ONLY);
        assertThat(octets.hasRemaining()).isFalse();
    }

    @Test
    void encodesBehindThePositionOfADirectBuffer() {
        ByteBuffer out =
                ByteBuffer.allocateDirect(40).order(ByteOrder.BIG_ENDIAN).position(5);
        IPV4_ONLY.encode(out);
        assertThat(out.position()).isEqualTo(37);
        assertThat(BpfProgram.decode(out.duplicate().flip().position(5))).isEqualTo(IPV4_ONLY);
    }

    @Test
    void writesNothingWhenTheBufferIsTooSmall() {
        ByteBuffer out = ByteBuffer.allocate(31);
        assertThatThrownBy(() -> IPV4_ONLY.encode(out)).isInstanceOf(BufferOverflowException.class);
        assertThat(out).isEqualTo(ByteBuffer.allocate(31));
    }

    @Test
    void refusesPartOfAnInstruction() {
        for (int length = 1; length < 8; length++) {
            ByteBuffer octets = ByteBuffer.allocate(16 + length);
            assertThatThrownBy(() -> BpfProgram.decode(octets))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("multiple of 8");
            assertThat(octets.position()).isZero();
        }
    }

    @Test
    void holdsOneTo4096Instructions() {
        assertThatThrownBy(() -> new BpfProgram(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BpfProgram.decode(ByteBuffer.allocate(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new BpfProgram(Collections.nCopies(4096, new Return(0))).size())
                .isEqualTo(4096);
        assertThatThrownBy(() -> new BpfProgram(Collections.nCopies(4097, new Return(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4097");
    }

    @Test
    void dropsOrAcceptsAllWithOneInstruction() {
        assertThat(BpfProgram.dropAll().toOctets()).isEqualTo(nativeOctets(new int[][] {{0x6, 0, 0, 0}}));
        assertThat(BpfProgram.acceptAll().toOctets()).isEqualTo(nativeOctets(new int[][] {{0x6, 0, 0, -1}}));
    }
}
