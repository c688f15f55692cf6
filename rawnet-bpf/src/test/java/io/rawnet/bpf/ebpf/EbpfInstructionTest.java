package io.rawnet.bpf.ebpf;

import static io.rawnet.bpf.ebpf.EbpfRegister.R0;
import static io.rawnet.bpf.ebpf.EbpfRegister.R1;
import static io.rawnet.bpf.ebpf.EbpfRegister.R10;
import static io.rawnet.bpf.ebpf.EbpfRegister.R2;
import static io.rawnet.bpf.ebpf.EbpfRegister.R7;
import static io.rawnet.bpf.ebpf.EbpfRegister.R8;
import static io.rawnet.bpf.ebpf.RegisterWidth.BITS_32;
import static io.rawnet.bpf.ebpf.RegisterWidth.BITS_64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.ebpf.EbpfInstruction.Arithmetic;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfInstruction.ConvertByteOrder;
import io.rawnet.bpf.ebpf.EbpfInstruction.Exit;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.bpf.ebpf.EbpfInstruction.Load;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadConstant;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadMap;
import io.rawnet.bpf.ebpf.EbpfInstruction.Negate;
import io.rawnet.bpf.ebpf.EbpfInstruction.Store;
import io.rawnet.bpf.ebpf.EbpfInstruction.Unknown;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Octets written out by hand from RFC 9669, sections 3 to 5. */
class EbpfInstructionTest {

    private static final Map<String, EbpfInstruction> LITTLE_ENDIAN = Map.ofEntries(
            Map.entry("b700000002000000", move(BITS_64, R0, constant(2))),
            Map.entry("b4000000ffffffff", move(BITS_32, R0, constant(-1))),
            Map.entry("bf16000000000000", move(BITS_64, EbpfRegister.R6, R1)),
            Map.entry("bc78000000000000", move(BITS_32, R8, R7)),
            Map.entry("070100000e000000", new Arithmetic(BITS_64, AluOperation.ADD, R1, constant(14))),
            Map.entry("3c87000000000000", new Arithmetic(BITS_32, AluOperation.DIVIDE, R7, R8)),
            Map.entry("c701000003000000", new Arithmetic(BITS_64, AluOperation.SIGNED_SHIFT_RIGHT, R1, constant(3))),
            Map.entry("8407000000000000", new Negate(BITS_32, R7)),
            Map.entry("dc01000010000000", new ConvertByteOrder(ByteOrder.BIG_ENDIAN, 16, R1)),
            Map.entry("d401000040000000", new ConvertByteOrder(ByteOrder.LITTLE_ENDIAN, 64, R1)),
            Map.entry("18020000efbeadde0000000078563412", wideConstant()),
            Map.entry("18110000050000000000000000000000", new LoadMap(R1, 5)),
            Map.entry("6112040000000000", new Load(MemorySize.U32, R2, R1, 4)),
            Map.entry("71120c0000000000", new Load(MemorySize.U8, R2, R1, 12)),
            Map.entry("631afcff00000000", new Store(MemorySize.U32, R10, -4, R1)),
            Map.entry("7a0af8ff07000000", new Store(MemorySize.U64, R10, -8, constant(7))),
            Map.entry("0500020000000000", new Jump(2)),
            Map.entry("2d21feff00000000", new JumpIf(BITS_64, R1, Comparison.GREATER, R2, -2)),
            Map.entry("1607030000080000", new JumpIf(BITS_32, R7, Comparison.EQUAL, constant(0x800), 3)),
            Map.entry("8500000033000000", new Call(EbpfHelper.REDIRECT_TO_MAP)),
            Map.entry("9500000000000000", new Exit()));

    private static EbpfInstruction move(RegisterWidth width, EbpfRegister destination, EbpfOperand source) {
        return new Arithmetic(width, AluOperation.MOVE, destination, source);
    }

    private static EbpfInstruction wideConstant() {
        return new LoadConstant(R2, 0x12345678deadbeefL);
    }

    private static EbpfOperand constant(int value) {
        return EbpfOperand.constant(value);
    }

    @Test
    void octetsAreThoseOfTheStandard() {
        LITTLE_ENDIAN.forEach((octets, instruction) -> {
            ByteBuffer out = ByteBuffer.allocate(octets.length() / 2);
            EbpfProgram.of(instruction).encode(out, ByteOrder.LITTLE_ENDIAN);
            assertThat(HexFormat.of().formatHex(out.array()))
                    .as(instruction.toString())
                    .isEqualTo(octets);
        });
    }

    @Test
    void octetsReadBackAsTheInstruction() {
        LITTLE_ENDIAN.forEach((octets, instruction) -> {
            ByteBuffer in = ByteBuffer.wrap(HexFormat.of().parseHex(octets));
            assertThat(EbpfProgram.decode(in, ByteOrder.LITTLE_ENDIAN).instructions())
                    .as(octets)
                    .containsExactly(instruction);
        });
    }

    @Test
    void bigEndianMachinesHaveTheFirstRegisterInTheHighBits() {
        EbpfProgram program = EbpfProgram.of(new Store(MemorySize.U32, R10, -4, R1), wideConstant());
        ByteBuffer out = ByteBuffer.allocate(24);
        program.encode(out, ByteOrder.BIG_ENDIAN);
        assertThat(HexFormat.of().formatHex(out.array()))
                .isEqualTo("63a1fffc00000000" + "18200000deadbeef" + "0000000012345678");
        assertThat(EbpfProgram.decode(out.flip(), ByteOrder.BIG_ENDIAN)).isEqualTo(program);
    }

    @Test
    void octetsForTheKernelAreInTheOrderOfThisMachine() {
        EbpfProgram program = EbpfProgram.of(new Jump(1));
        ByteBuffer octets = ByteBuffer.wrap(program.toOctets()).order(ByteOrder.nativeOrder());
        assertThat(octets.getShort(2)).isEqualTo((short) 1);
    }

    @Test
    void keepsWhatHasNoName() {
        String atomicAdd = "c31200000000ff00";
        String halfOfAWideLoad = "1801000005000000";
        String farJump = "0600000070110100";
        String noSuchRegister = "b70b000002000000";
        for (String octets : List.of(atomicAdd, halfOfAWideLoad, farJump, noSuchRegister)) {
            ByteBuffer in = ByteBuffer.wrap(HexFormat.of().parseHex(octets));
            EbpfProgram program = EbpfProgram.decode(in, ByteOrder.LITTLE_ENDIAN);
            assertThat(program.instructions().get(0)).as(octets).isInstanceOf(Unknown.class);
            ByteBuffer out = ByteBuffer.allocate(8);
            program.encode(out, ByteOrder.LITTLE_ENDIAN);
            assertThat(HexFormat.of().formatHex(out.array())).isEqualTo(octets);
        }
    }

    @Test
    void refusesAnUnknownInstructionThatHasAName() {
        RawEbpfInstruction exit = new Exit().raw().get(0);
        assertThatThrownBy(() -> new Unknown(exit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a name: Exit");
    }

    @Test
    void refusesValuesThatDoNotFitTheirFields() {
        assertThatThrownBy(() -> new Load(MemorySize.U8, R1, R2, 32768)).hasMessage(outside("offset", 32768));
        assertThatThrownBy(() -> new Store(MemorySize.U8, R1, -32769, R2)).hasMessage(outside("offset", -32769));
        assertThatThrownBy(() -> new Jump(32768)).hasMessage(outside("skip", 32768));
        assertThatThrownBy(() -> new JumpIf(BITS_32, R1, Comparison.EQUAL, R2, -32769))
                .hasMessage(outside("skip", -32769));
        assertThatThrownBy(() -> new ConvertByteOrder(ByteOrder.BIG_ENDIAN, 8, R1))
                .hasMessageContaining("bits must be 16 or 32 or 64, not 8");
    }

    private static String outside(String field, int value) {
        return field + " must be -32768 to 32767, not " + value;
    }

    @Test
    void refusesOctetsThatAreNoWholeSlots() {
        ByteBuffer in = ByteBuffer.allocate(20).position(1);
        assertThatThrownBy(() -> EbpfProgram.decode(in, ByteOrder.LITTLE_ENDIAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be a multiple of 8 octets, not 19");
        assertThatThrownBy(() -> EbpfProgram.decode(ByteBuffer.allocate(0), ByteOrder.LITTLE_ENDIAN))
                .hasMessage("number of slots must be 1 to 1000000, not 0");
        assertThat(in.position()).isEqualTo(1);
    }

    @Test
    void writesNothingWithoutRoomForTheWholeProgram() {
        ByteBuffer out = ByteBuffer.allocate(15);
        assertThatThrownBy(() -> EbpfProgram.of(new Exit(), new Exit()).encode(out, ByteOrder.LITTLE_ENDIAN))
                .isInstanceOf(BufferOverflowException.class);
        assertThat(out.position()).isZero();
        assertThat(out.array()).containsOnly(0);
    }

    @Test
    void wideLoadsTakeTwoSlots() {
        EbpfProgram program = EbpfProgram.of(new LoadMap(R1, 5), new Exit());
        assertThat(program.slots()).isEqualTo(3);
        assertThat(program.length()).isEqualTo(24);
    }
}
