package io.rawnet.xdp.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.bpf.text.EbpfNotation;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.xdp.BpfObjects;
import io.rawnet.linux.xdp.BpfRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A translated filter in the kernel, attached to nothing: the kernel runs it on one frame at a time ({@code BPF_PROG_TEST_RUN}), as if lo had received
 * the frame on its queue 0. Its ends return numbers of their own.
 */
final class LoadedFilter implements AutoCloseable {

    /** Length of the longest frame in octets; the kernel takes a few hundred more, a page without what XDP keeps free. */
    static final int LONGEST_FRAME = 3_000;

    private static final int ACCEPTED = 77;
    private static final int REJECTED = 99;

    private static final int BPF_PROG_TEST_RUN = 10;
    private static final int RUN_PROGRAM = 0;
    private static final int RUN_RESULT = 4;
    private static final int RUN_LENGTH = 8;
    /** Room for the frame after the run, which the kernel sets to its length; with 0 it does not mind that there is none. */
    private static final int RUN_LENGTH_OUT = 12;

    private static final int RUN_FRAME = 16;

    /** Level of the verifier's log at which it writes what it looks at on every path. */
    private static final int ALL_INSTRUCTIONS = 2;

    private static final NativeMemory LOG = NativeMemory.allocate(1 << 20);

    private final NativeMemory frame = NativeMemory.allocate(LONGEST_FRAME);
    private final BpfRequest run = new BpfRequest(BPF_PROG_TEST_RUN).pointer(RUN_FRAME, frame);
    private final int descriptor;

    private LoadedFilter(int descriptor) {
        this.descriptor = descriptor;
        run.u32(RUN_PROGRAM, descriptor);
    }

    static LoadedFilter of(BpfProgram program, Translation translation) throws Exception {
        return of(translation.apply(program, end(ACCEPTED), end(REJECTED)), program);
    }

    private static LoadedFilter of(EbpfProgram translated, BpfProgram program) {
        int descriptor = load(() -> BpfObjects.loadProgram(translated.toOctets()));
        assertThat(descriptor)
                .as(() -> "the kernel takes\n" + BpfNotation.LISTING.format(program) + EbpfNotation.format(translated)
                        + logOf(translated))
                .isPositive();
        return new LoadedFilter(descriptor);
    }

    private static List<EbpfInstruction> end(int result) {
        return new EbpfAssembler()
                .move(EbpfRegister.R0, EbpfOperand.constant(result))
                .exit()
                .instructions();
    }

    /** {@return whether the filter accepts a frame} */
    boolean accepts(ByteBuffer octets) {
        int length = octets.remaining();
        frame.octets().put(0, octets, octets.position(), length);
        int result = run.u32(RUN_LENGTH, length).u32(RUN_LENGTH_OUT, 0).send();
        int verdict = run.u32(RUN_RESULT);
        if (result != 0 || verdict != ACCEPTED && verdict != REJECTED) {
            fail("BPF_PROG_TEST_RUN with %s octets gave %s, and the program %s", length, result, verdict);
        }
        return verdict == ACCEPTED;
    }

    /** {@return what the kernel's verifier writes when it looks at a program, each instruction in its notation among it} */
    static String logOf(EbpfProgram program) {
        int descriptor = load(() -> BpfObjects.loadProgram(program.toOctets(), LOG, ALL_INSTRUCTIONS));
        String log = log();
        if (descriptor >= 0) {
            DescriptorCalls.close(descriptor);
        }
        return log;
    }

    /** The verifier stops when the thread gets a signal, and wants to be asked again. */
    private static int load(Supplier<BpfRequest> request) {
        int result;
        do {
            result = request.get().send();
        } while (result == -Errno.EAGAIN.number());
        return result;
    }

    private static String log() {
        byte[] octets = new byte[LOG.length()];
        LOG.octets().get(0, octets);
        String text = new String(octets, StandardCharsets.US_ASCII);
        return text.substring(0, text.indexOf(0));
    }

    @Override
    public void close() {
        DescriptorCalls.close(descriptor);
    }
}
