package io.rawnet.bpf.ebpf;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;
import static io.rawnet.bpf.ebpf.EbpfRegister.R0;
import static io.rawnet.bpf.ebpf.EbpfRegister.R1;
import static io.rawnet.bpf.ebpf.EbpfRegister.R2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.ebpf.EbpfInstruction.Exit;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.bpf.text.EbpfNotation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EbpfAssemblerTest {

    @Test
    void countsTheSlotsOfJumps() {
        EbpfProgram program = new EbpfAssembler()
                .label("again")
                .load(MemorySize.U32, R2, R1, 16)
                .jumpIf(R2, Comparison.EQUAL, constant(0), "first queue")
                .loadMap(R1, 5)
                .jumpIf(RegisterWidth.BITS_32, R2, Comparison.NOT_EQUAL, R0, "again")
                .jump("first queue")
                .label("first queue")
                .call(EbpfHelper.RANDOM)
                .exit()
                .program();
        assertThat(EbpfNotation.format(program)).isEqualTo("""
                0: (61) r2 = *(u32 *)(r1 +16)
                1: (15) if r2 == 0x0 goto pc+4
                2: (18) r1 = map[fd:5]
                4: (5e) if w2 != w0 goto pc-5
                5: (05) goto pc+0
                6: (85) call bpf_get_prandom_u32#7
                7: (95) exit
                """);
    }

    @Test
    void addsCalculationsAndStores() {
        EbpfProgram program = new EbpfAssembler()
                .move(R0, constant(1))
                .calculate(AluOperation.SUBTRACT, R0, R1)
                .calculate(RegisterWidth.BITS_32, AluOperation.SHIFT_LEFT, R0, constant(2))
                .store(MemorySize.U16, EbpfRegister.R10, -2, R0)
                .program();
        assertThat(EbpfNotation.format(program)).isEqualTo("""
                0: (b7) r0 = 1
                1: (1f) r0 -= r1
                2: (64) w0 <<= 2
                3: (6b) *(u16 *)(r10 -2) = r0
                """);
    }

    @Test
    void refusesJumpsWithoutLabel() {
        EbpfAssembler assembler = new EbpfAssembler();
        assertThatThrownBy(() -> assembler.add(new Jump(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use jump or jumpIf, or addBlock");
        assertThatThrownBy(() -> assembler.add(new JumpIf(RegisterWidth.BITS_64, R1, Comparison.EQUAL, R2, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLabelsThatStandInTwoPlacesOrNowhere() {
        EbpfAssembler assembler = new EbpfAssembler().jump("there").label("here");
        assertThatThrownBy(() -> assembler.label("here"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the label 'here' stands in two places");
        assertThatThrownBy(assembler::program)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no instruction has the label 'there'");
    }

    @Test
    void refusesAProgramWithoutInstructions() {
        assertThatThrownBy(() -> new EbpfAssembler().program()).hasMessageContaining("number of slots");
    }

    @Test
    void refusesToJumpTooFarBack() {
        EbpfAssembler assembler = new EbpfAssembler().label("start");
        for (int count = 0; count < 32767; count++) {
            assembler.exit();
        }
        assertThatThrownBy(() -> assembler.jump("start"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the label 'start' is 32768 slots back; a jump reaches 32767");
    }

    @Test
    void jumpsFartherForwardByWayOfOthers() {
        int labels = 50;
        EbpfAssembler assembler = new EbpfAssembler();
        for (int label = 0; label < labels; label++) {
            assembler.jumpIf(R1, Comparison.EQUAL, constant(label), "label " + label);
        }
        for (int count = 0; count < 100_000; count++) {
            assembler.move(R2, constant(count));
        }
        for (int label = 0; label < labels; label++) {
            assembler.label("label " + label).move(R0, constant(label)).exit();
        }
        List<EbpfInstruction> slots = assembler.instructions();
        for (int label = 0; label < labels; label++) {
            assertThat(result(slots, label)).isEqualTo(label);
        }
        assertThat(result(slots, labels)).isZero();
    }

    @Test
    void keepsBlocksTogether() {
        List<EbpfInstruction> block = new ArrayList<>(List.of(new Jump(2), new Exit(), new Exit()));
        EbpfAssembler assembler = new EbpfAssembler().jump("end");
        for (int count = 0; count < 20_000; count++) {
            assembler.addBlock(block);
        }
        List<EbpfInstruction> slots = assembler.label("end").exit().instructions();
        int found = 0;
        for (int index = 0; index < slots.size() - 2; index++) {
            found += slots.subList(index, index + 3).equals(block) ? 1 : 0;
        }
        assertThat(found).isEqualTo(20_000);
    }

    /** Follows the jumps of a program of one-slot instructions that compares R1 with constants and sets R0. */
    private static int result(List<EbpfInstruction> slots, int first) {
        int result = -1;
        int next = 0;
        while (true) {
            EbpfInstruction instruction = slots.get(next++);
            if (instruction instanceof Exit) {
                return result;
            } else if (instruction instanceof Jump jump) {
                next += jump.skip();
            } else if (instruction instanceof JumpIf jump) {
                next += ((EbpfConstant) jump.right()).value() == first ? jump.skip() : 0;
            } else if (instruction instanceof EbpfInstruction.Arithmetic move && move.destination() == R0) {
                result = ((EbpfConstant) move.source()).value();
            }
        }
    }
}
