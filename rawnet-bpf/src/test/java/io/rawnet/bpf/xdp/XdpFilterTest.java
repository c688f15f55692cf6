package io.rawnet.bpf.xdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadImmediate;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.LoadLength;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.Instruction.TransferAToX;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.Register;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.bpf.text.EbpfNotation;
import io.rawnet.codec.number.LinkType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the translation looks like; what it does, the kernel judges in the tests of rawnet-xdp. */
class XdpFilterTest {

    private static final List<EbpfInstruction> ACCEPT = end(4);
    private static final List<EbpfInstruction> REJECT = end(2);

    private static List<EbpfInstruction> end(int result) {
        return new EbpfAssembler()
                .move(EbpfRegister.R0, EbpfOperand.constant(result))
                .exit()
                .instructions();
    }

    private static EbpfProgram translated(BpfProgram program) throws Exception {
        return XdpFilter.translate(program, ACCEPT, REJECT);
    }

    private static EbpfProgram translated(String assembly) throws Exception {
        return translated(BpfNotation.ASSEMBLY.parse(assembly));
    }

    @Test
    void comparesWithTheEndOfTheFrameBeforeItLoads() throws Exception {
        EbpfProgram program = translated("""
                      ldh [12]
                      jne #0x806, drop
                      ret #-1
                drop: ret #0
                """);
        assertThat(EbpfNotation.format(program)).isEqualTo("""
                0: (bf) r6 = r1
                1: (61) r9 = *(u32 *)(r6 +0)
                2: (b4) w7 = 0
                3: (b4) w8 = 0
                4: (bf) r1 = r9
                5: (07) r1 += 14
                6: (61) r2 = *(u32 *)(r6 +4)
                7: (2d) if r1 > r2 goto pc+6
                8: (69) r7 = *(u16 *)(r9 +12)
                9: (dc) r7 = be16 r7
                10: (56) if w7 != 0x806 goto pc+3
                11: (05) goto pc+0
                12: (b7) r0 = 4
                13: (95) exit
                14: (b7) r0 = 2
                15: (95) exit
                """);
    }

    @Test
    void oneCheckServesAllLoadsThatEveryAcceptingPathMakes() throws Exception {
        BpfProgram program = ethernet("ip proto 17 and src host 10.0.0.1");
        assertThat(checks(translated(program))).isEqualTo(1);
    }

    @Test
    void bothPortsBehindTheHeaderNeedOneCheckOfTheFrameAndOneBehindTheHeader() throws Exception {
        BpfProgram program = ethernet("ip and tcp and src port 80 and dst port 80");
        assertThat(checks(translated(program))).isEqualTo(2);
    }

    @Test
    void loadsWhoseSumCannotOverflowTakeNoDetour() throws Exception {
        EbpfProgram program = translated("""
                ldxb 4*([14]&0xf)
                ldh [x + 14]
                ret a
                """);
        EbpfProgram negative = translated("""
                ld [14]
                tax
                ldh [x + 14]
                ret a
                """);
        assertThat(EbpfNotation.format(program)).contains("if r5 > ").doesNotContain("0xffe00000");
        assertThat(EbpfNotation.format(negative)).contains("if w2 < 0xffe00000");
    }

    @Test
    void callsTakeThePlaceOfCalculatingWithAddresses() throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse("""
                ldxb 4*([14]&0xf)
                ldh [x + 14]
                ld #len
                ret a
                """);
        assertThat(EbpfNotation.format(XdpFilter.translateWithCalls(program, ACCEPT, REJECT)))
                .contains("call bpf_xdp_load_bytes#189", "call bpf_xdp_get_buff_len#188")
                .doesNotContain("+= r9", "-= r9");
        assertThat(EbpfNotation.format(translated(program)))
                .contains("+= r9", "-= r9")
                .doesNotContain("call");
    }

    /** Counts the comparisons with the end of the frame. */
    private static long checks(EbpfProgram program) {
        return EbpfNotation.format(program)
                .lines()
                .filter(line -> line.contains("= *(u32 *)(r6 +4)"))
                .count();
    }

    private static BpfProgram ethernet(String expression) throws Exception {
        return FilterCompiler.compile(expression, LinkType.ETHERNET);
    }

    @Test
    void leavesOutEndsToWhichNothingLeads() throws Exception {
        assertThat(EbpfNotation.format(translated("ret #0"))).contains("r0 = 2").doesNotContain("r0 = 4");
        assertThat(EbpfNotation.format(translated("ret #1"))).contains("r0 = 4").doesNotContain("r0 = 2");
    }

    @Test
    void rejectsAtOnceWhatCannotBeAccepted() throws Exception {
        EbpfProgram program = translated("""
                ld [65532]
                ret a
                """);
        assertThat(EbpfNotation.format(program)).doesNotContain("r0 = 4").doesNotContain("be32");
        EbpfProgram farthest = translated("""
                ld [65531]
                ret a
                """);
        assertThat(EbpfNotation.format(farthest)).contains("r0 = 4").contains("be32");
    }

    @ParameterizedTest
    @EnumSource(
            value = Extension.class,
            names = {"PROTOCOL", "INTERFACE_INDEX", "QUEUE", "RANDOM", "CPU", "XOR_X"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesByNameWhatXdpDoesNotKnow(Extension extension) {
        BpfProgram program =
                BpfProgram.of(new LoadImmediate(Register.X, 1), new LoadExtension(extension), new ReturnA());
        assertThatThrownBy(() -> translated(program))
                .isInstanceOf(UntranslatableException.class)
                .hasMessageContaining(
                        "instruction 1 asks for '#" + extension.mnemonic().orElseThrow() + "'")
                .hasMessageContaining("It knows #len, #proto, #ifidx, #queue, #rand and #cpu");
    }

    @ParameterizedTest
    @EnumSource
    void refusesFiltersForSockets(SocketKind kind) throws Exception {
        BpfProgram program = FilterCompiler.compile("tcp", kind);
        assertThatThrownBy(() -> translated(program))
                .isInstanceOf(UntranslatableException.class)
                .hasMessageContaining(kind.toString())
                .hasMessageContaining("compile it for LinkType.ETHERNET");
    }

    @Test
    void refusesProgramsThatAreNotSound() {
        assertThatThrownBy(() -> translated(BpfProgram.of(new TransferAToX())))
                .isInstanceOf(InvalidProgramException.class);
    }

    @Test
    void refusesMoreBranchesThanTheKernelFollows() throws Exception {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new LoadImmediate(Register.A, 0));
        for (int count = 0; count < 2000; count++) {
            instructions.add(new TransferAToX());
            instructions.add(new LoadIndirect(LoadSize.WORD, 0));
        }
        instructions.add(new ReturnA());
        assertThatThrownBy(() -> translated(new BpfProgram(instructions)))
                .isInstanceOf(UntranslatableException.class)
                .hasMessageContaining("more than 8192 branches on the way to instruction");
    }

    @Test
    void translatesJumpsThatAreLongerThanThoseOfEbpf() throws Exception {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new LoadExtension(Extension.RANDOM));
        instructions.add(new TransferAToX());
        instructions.add(new JumpIf(JumpCondition.EQUAL, 1, 0, 1));
        instructions.add(new Instruction.Jump(BpfProgram.MAXIMUM_SIZE - 5));
        while (instructions.size() < 1600) {
            instructions.add(new LoadIndirect(LoadSize.WORD, 0));
        }
        while (instructions.size() < BpfProgram.MAXIMUM_SIZE - 1) {
            instructions.add(new LoadLength(Register.A));
        }
        instructions.add(new Return(1));
        EbpfProgram program = translated(new BpfProgram(instructions));
        assertThat(program.slots()).isGreaterThan(Short.MAX_VALUE + 10);
    }
}
