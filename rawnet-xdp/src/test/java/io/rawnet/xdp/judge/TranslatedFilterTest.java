package io.rawnet.xdp.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.ArithmeticConstant;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.bpf.text.EbpfNotation;
import io.rawnet.codec.number.LinkType;
import io.rawnet.linux.call.NetworkCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import io.rawnet.xdp.XdpProgram;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What random programs and listed expressions do not reach: values of the kernel's own, the longest programs, and the kernel's notation. */
@Requires(Requirements.BPF)
@InPrivateNetwork
class TranslatedFilterTest {

    private static final int LINUX_CAPABILITY_VERSION_3 = 0x2008_0522;
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_NET_RAW = 13;
    private static final int CAP_BPF = 39;

    private static final ByteBuffer FRAME = ByteBuffer.allocate(60);

    private static int[] count(BpfProgram program, int frames) throws Exception {
        int[] accepted = new int[Translation.values().length];
        for (Translation translation : Translation.values()) {
            try (LoadedFilter filter = LoadedFilter.of(program, translation)) {
                accepted[translation.ordinal()] = (int) IntStream.range(0, frames)
                        .filter(each -> filter.accepts(FRAME))
                        .count();
            }
        }
        return accepted;
    }

    @Test
    void randomBitsAreNewInEachRun() throws Exception {
        BpfProgram program = BpfProgram.of(
                new LoadExtension(Extension.RANDOM), new ArithmeticConstant(ArithmeticOperation.AND, 1), new ReturnA());
        for (int accepted : count(program, 1_000)) {
            assertThat(accepted).isBetween(300, 700);
        }
    }

    @Test
    void theProcessorIsOneOfThoseOfTheMachine() throws Exception {
        BpfProgram program =
                BpfNotation.ASSEMBLY.parse("""
                      ld #cpu
                      jge #%d, drop
                      ret #1
                drop: ret #0
                """.formatted(Runtime.getRuntime().availableProcessors()));
        assertThat(count(program, 100)).containsOnly(100);
    }

    @Test
    void callsBetweenLoadsBehindXTakeNothingAway() throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse("""
                      ldxb 4*([14]&0xf)
                      ldh [x + 14]
                      ld #rand
                      ldh [x + 14]
                      ld #cpu
                      ld #len
                      jeq #60, pass
                      ret #0
                pass: ldb [x + 59]
                      ret #1
                """);
        assertThat(count(program, 10)).containsOnly(10);
    }

    @Test
    void theFarthestLoadThatTheKernelTakesRejectsShorterFrames() throws Exception {
        for (LoadSize size : LoadSize.values()) {
            int last = 65535 - size.octets();
            assertThat(count(BpfProgram.of(new LoadAbsolute(size, last), new Return(1)), 1))
                    .containsOnly(0);
        }
    }

    @Test
    void theKernelTakesFiltersOfFiveHundredHosts() throws Exception {
        String hosts = IntStream.range(0, 500)
                .mapToObj(host -> "10.0." + host / 250 + "." + host % 250)
                .collect(Collectors.joining(" or "));
        BpfProgram program = FilterCompiler.compile("tcp port 80 and (host " + hosts + ")", LinkType.ETHERNET);
        assertThat(count(program, 1)).containsOnly(0);
    }

    @Test
    void theKernelTakesJumpsOverMoreThanItsOffsetsReach() throws Exception {
        List<Instruction> instructions = new ArrayList<>(List.of(
                new LoadExtension(Extension.INTERFACE_INDEX),
                new Instruction.TransferAToX(),
                new JumpIf(JumpCondition.EQUAL, 1, 0, 1),
                new Instruction.Jump(BpfProgram.MAXIMUM_SIZE - 5)));
        while (instructions.size() < 1_500) {
            instructions.add(new LoadIndirect(LoadSize.WORD, 0));
        }
        while (instructions.size() < BpfProgram.MAXIMUM_SIZE - 1) {
            instructions.add(new LoadExtension(LoadSize.WORD, Extension.XOR_X));
        }
        instructions.add(new Return(1));
        assertThat(count(new BpfProgram(instructions), 1)).containsOnly(1);
    }

    @Test
    void aProcessWithoutPerfmonLoadsFiltersWithCallsAlone(PrivateNetwork network) throws Exception {
        BpfProgram program = FilterCompiler.compile("tcp port 80 or len > 1000", LinkType.ETHERNET);
        AtomicReference<Throwable> byAddress = new AtomicReference<>();
        AtomicReference<Throwable> withCalls = new AtomicReference<>();
        AtomicReference<Throwable> attached = new AtomicReference<>();
        int index = network.local().interfaceIndex();
        Thread thread = new Thread(() -> {
            keepOnly(CAP_NET_ADMIN, CAP_NET_RAW, CAP_BPF);
            byAddress.set(catchThrowable(
                    () -> LoadedFilter.of(program, Translation.BY_ADDRESS).close()));
            withCalls.set(catchThrowable(
                    () -> LoadedFilter.of(program, Translation.WITH_CALLS).close()));
            attached.set(catchThrowable(
                    () -> XdpProgram.builder().filter(program).attach(index).close()));
        });
        thread.start();
        thread.join();
        assertThat(byAddress.get()).hasMessageContaining("prohibited");
        assertThat(withCalls.get()).isNull();
        assertThat(attached.get()).isNull();
    }

    /** Gives up all capabilities of the calling thread but some, for good. */
    private static void keepOnly(int... capabilities) {
        NativeMemory memory = NativeMemory.allocate(32);
        memory.octets().putInt(0, LINUX_CAPABILITY_VERSION_3);
        for (int capability : capabilities) {
            int word = 8 + 12 * (capability / Integer.SIZE);
            int bit = 1 << capability % Integer.SIZE;
            memory.octets().putInt(word, memory.octets().getInt(word) | bit);
            memory.octets().putInt(word + 4, memory.octets().getInt(word + 4) | bit);
        }
        assertThat(NetworkCalls.capset(memory.address(), memory.address() + 8)).isZero();
        Reference.reachabilityFence(memory);
    }

    @Test
    void theNotationIsThatOfTheVerifier() throws Exception {
        EbpfProgram program = EbpfNotation.parse("""
                      r6 = r1
                      w7 = -5
                      w7 = -w7
                      r0 = 0x123456789abcdef ll
                      r0 s>>= 3
                      w0 ^= w7
                      r0 = be16 r0
                      *(u32 *)(r10 -4) = r0
                      *(u64 *)(r10 -16) = 7
                      r1 = *(u8 *)(r10 -4)
                      if w1 & 0x7 goto next
                      if r1 s< 0xfffffff0 goto next
                      call bpf_get_prandom_u32#7
                next: r0 = 2
                      exit
                """);
        List<String> logged = LoadedFilter.logOf(program)
                .lines()
                .filter(line -> line.matches("[0-9]+: \\([0-9a-f]{2}\\) .*"))
                .map(line -> line.replaceAll("\\s*;.*", ""))
                .distinct()
                .toList();
        List<String> ours = EbpfNotation.format(program)
                .lines()
                .map(line -> line.replace(" ll", ""))
                .toList();
        assertThat(logged).containsExactlyInAnyOrderElementsOf(ours);
    }
}
