package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.text.BpfNotation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BpfMachineTest {

    private static final byte[] PACKET = {0x45, 1, 2, 3, 4, 5, 6, 7, (byte) 0xff, (byte) 0xfe, (byte) 0xfd, (byte) 0xfc
    };

    private static final PacketMetadata METADATA = new PacketMetadata() {
        @Override
        public int networkHeaderOffset() {
            return 4;
        }

        @Override
        public int linkHeaderOffset() {
            return -2;
        }

        @Override
        public int protocol() {
            return 0x0800;
        }

        @Override
        public int packetType() {
            return 4;
        }

        @Override
        public int interfaceIndex() {
            return 3;
        }

        @Override
        public int mark() {
            return -1;
        }

        @Override
        public int queue() {
            return 5;
        }

        @Override
        public int hardwareType() {
            return 6;
        }

        @Override
        public int flowHash() {
            return 7;
        }

        @Override
        public int cpu() {
            return 8;
        }

        @Override
        public int vlanTag() {
            return 9;
        }

        @Override
        public boolean vlanTagPresent() {
            return true;
        }

        @Override
        public int vlanProtocol() {
            return 0x8100;
        }

        @Override
        public int payloadOffset() {
            return 11;
        }

        @Override
        public int random() {
            return 12;
        }
    };

    private static long run(String assembly, ByteBuffer packet) throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse(assembly.replace("/", "\n"));
        return new BpfMachine(program).run(packet, METADATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ret #-1                                    | 4294967295
            ret a                                      | 0
            txa / ret a                                | 0
            ld [0] / ret a                             | 1157693955
            ld [8] / ret a                             | 4294901244
            ldh [8] / ret a                            | 65534
            ldb [8] / ret a                            | 255
            ld [9] / ret #1                            | 0
            ldh [11] / ret #1                          | 0
            ldb [11] / ret #1                          | 1
            ldb [12] / ret #1                          | 0
            ld [0x7fffffff] / ret #1                   | 0
            ldx #3 / ldb [x + 2] / ret a               | 5
            ldx #-1 / ldb [x + 2] / ret a              | 1
            ldx #-3 / ldb [x + 2] / ret #1             | 0
            ldx 4*([0]&0xf) / txa / ret a              | 20
            ldx 4*([12]&0xf) / ret #1                  | 0
            ld #len / ret a                            | 12
            ldx #len / txa / ret a                     | 12
            ld #7 / st M[3] / ldx M[3] / txa / ret a   | 7
            ldx #7 / stx M[3] / ld M[3] / ret a        | 7
            ld #-1 / add #2 / ret a                    | 1
            ld #1 / sub #2 / ret a                     | 4294967295
            ld #0x10000 / mul #0x10000 / ret a         | 0
            ld #-1 / div #2 / ret a                    | 2147483647
            ld #-1 / mod #10 / ret a                   | 5
            ld #5 / div x / ret #1                     | 0
            ld #5 / mod x / ret #1                     | 0
            ld #5 / ldx #2 / div x / ret a             | 2
            ld #-1 / ldx #-1 / div x / ret a           | 1
            ld #1 / lsh #31 / ret a                    | 2147483648
            ld #-1 / rsh #31 / ret a                   | 1
            ld #1 / ldx #33 / lsh x / ret a            | 2
            ld #6 / ldx #3 / xor x / ret a             | 5
            ld #6 / ldx #3 / and x / ret a             | 2
            ld #6 / ldx #3 / or x / ret a              | 7
            ld #1 / neg / ret a                        | 4294967295
            ld #6 / ldx #3 / ld [-4056] / ret a        | 5
            ld [-1048576] / ret a                      | 67438087
            ldb [-2097150] / ret a                     | 69
            ldb [-2097152] / ret #1                    | 0
            ldb [-2097153] / ret #1                    | 0
            ld #proto / ret a                          | 2048
            ldh #type / ret a                          | 4
            ldb #ifidx / ret a                         | 3
            ld #mark / ret a                           | 4294967295
            ld #queue / ret a                          | 5
            ld #hatype / ret a                         | 6
            ld #rxhash / ret a                         | 7
            ld #cpu / ret a                            | 8
            ld #vlan_tci / ret a                       | 9
            ld #vlan_avail / ret a                     | 1
            ld #vlan_tpid / ret a                      | 33024
            ld #poff / ret a                           | 11
            ld #rand / ret a                           | 12
            ld #-1 / jgt #1, a, b / a: ret #1 / b: ret #2            | 1
            ld #1 / jge #-1, a, b / a: ret #1 / b: ret #2            | 2
            ld #6 / jset #1, a, b / a: ret #1 / b: ret #2            | 2
            ld #6 / ldx #6 / jeq x, a, b / a: ret #1 / b: ret #2     | 1
            ld #6 / ja b / a: ret #1 / b: ret #2                     | 2
            """)
    void computesWhatTheKernelComputes(String assembly, long result) throws Exception {
        assertThat(run(assembly, ByteBuffer.wrap(PACKET))).isEqualTo(result);
        assertThat(run(assembly, ByteBuffer.wrap(PACKET).order(ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo(result);
    }

    @Test
    void findsNetlinkAttributes() throws Exception {
        ByteBuffer attributes = ByteBuffer.allocate(28).order(ByteOrder.nativeOrder());
        attributes.putShort((short) 5).putShort((short) 1).putInt(0);
        attributes.putShort((short) 20).putShort((short) (0x8000 | 2));
        attributes.putShort((short) 8).putShort((short) 7).putInt(0);
        attributes.putShort((short) 8).putShort((short) 9).putInt(0);
        attributes.flip();
        assertThat(run("ldx #2 / ld #0 / ld #nla / ret a", attributes)).isEqualTo(8);
        assertThat(run("ldx #3 / ld #0 / ld #nla / ret a", attributes)).isZero();
        assertThat(run("ldx #9 / ld #8 / ld #nlan / ret a", attributes)).isEqualTo(20);
        assertThat(run("ldx #2 / ld #25 / ld #nla / ret a", attributes)).isZero();
        assertThat(run("ldx #2 / ld #-1 / ld #nla / ret a", attributes)).isZero();
        assertThat(run("ldx #2 / ld #-1 / ld #nlan / ret a", attributes)).isZero();
        attributes.putShort(0, (short) 0);
        assertThat(run("ldx #2 / ld #0 / ld #nla / ret a", attributes)).isZero();
        attributes.putShort(8, (short) 21);
        assertThat(run("ldx #9 / ld #8 / ld #nlan / ret a", attributes)).isZero();
    }

    @Test
    void knowsNothingUnlessTold() throws Exception {
        BpfMachine machine = new BpfMachine(BpfNotation.ASSEMBLY.parse("ld #mark\nadd #1\nret a"));
        assertThat(machine.run(ByteBuffer.allocate(0))).isEqualTo(1);
        assertThat(machine.accepts(ByteBuffer.allocate(0))).isTrue();
        assertThat(machine.accepts(ByteBuffer.allocate(0), METADATA)).isFalse();
    }

    @Test
    void runsNothingThatIsNotVerified() {
        assertThatThrownBy(() -> new BpfMachine(BpfProgram.of(new Instruction.ReturnA(), new Instruction.Negate())))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining("must return");
    }

    @Test
    void readsHeadersThatLieBeforeThePosition() throws Exception {
        BpfProgram program =
                BpfProgram.of(new LoadAbsolute(LoadSize.HALF_WORD, Extension.LINK_HEADER_OFFSET), new ReturnA());
        BpfMachine machine = new BpfMachine(program);
        ByteBuffer packet = ByteBuffer.wrap(PACKET);
        assertThat(machine.run(packet.position(3), METADATA)).isEqualTo(0x0102);
        assertThat(machine.run(packet.position(1), METADATA)).isZero();
        assertThat(machine.run(packet.position(2).slice(), METADATA)).isZero();
    }
}
