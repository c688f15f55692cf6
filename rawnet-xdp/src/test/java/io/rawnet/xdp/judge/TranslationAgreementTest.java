package io.rawnet.xdp.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.generator.ListedExpressions;
import io.rawnet.bpf.generator.PacketGenerator;
import io.rawnet.bpf.generator.ProgramGenerator;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel takes every translated filter, and it accepts the frames that {@link BpfMachine} accepts.
 *
 * <p>The system property {@code rawnet.tests.xdp.programs} is the number of random programs, {@code rawnet.tests.xdp.seed} what they are made from.
 */
@Requires(Requirements.BPF)
@InPrivateNetwork
class TranslationAgreementTest {

    private static final int PROGRAMS = Integer.getInteger("rawnet.tests.xdp.programs", 20_000);
    private static final long SEED = Long.getLong("rawnet.tests.xdp.seed", 13);
    private static final int LONGEST_PROGRAM = 30;
    private static final int FRAMES = 8;
    private static final int SHORTEST_FRAME = 14;

    @ParameterizedTest
    @EnumSource
    void randomProgramsAcceptTheSameFrames(Translation translation) throws Exception {
        Random random = new Random(SEED);
        List<Extension> known =
                List.of(Extension.PROTOCOL, Extension.INTERFACE_INDEX, Extension.QUEUE, Extension.XOR_X);
        ProgramGenerator generator = new ProgramGenerator(random, known);
        int programs = PROGRAMS / translation.part();
        int accepted = 0;
        for (int count = 0; count < programs; count++) {
            BpfProgram program = generator.next(LONGEST_PROGRAM);
            try (LoadedFilter filter = LoadedFilter.of(program, translation)) {
                BpfMachine machine = new BpfMachine(program);
                for (int frame = 0; frame < FRAMES; frame++) {
                    accepted += compare(program, machine, filter, ByteBuffer.wrap(generator.packet())) ? 1 : 0;
                }
            }
        }
        int frames = programs * FRAMES;
        assertThat(accepted).as("accepted of " + frames).isBetween(frames / 10, frames * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource
    void everyListedExpressionAcceptsTheSameFrames(Translation translation) throws Exception {
        FilterCompiler compiler = FilterCompiler.forLinkType(LinkType.ETHERNET).withIpv4PrefixLength(0);
        int compared = 0;
        int discerning = 0;
        List<String> expressions = ListedExpressions.forEthernet();
        for (int index = 0; index < expressions.size(); index += translation.part()) {
            BpfProgram program;
            try {
                program = compiler.compile(expressions.get(index));
            } catch (BpfSyntaxException refused) {
                continue;
            }
            compared++;
            discerning += compareFrames(program, translation) ? 1 : 0;
        }
        assertThat(compared).as("expressions that compile").isGreaterThan(700 / translation.part());
        assertThat(discerning)
                .as("expressions that accept some frames and not others, of " + compared)
                .isGreaterThan(compared * 2 / 3);
    }

    /** Compares whole frames, and one of them at every length. {@return whether some were accepted and others not} */
    private static boolean compareFrames(BpfProgram program, Translation translation) throws Exception {
        PacketGenerator generator = new PacketGenerator(new Random(SEED + program.size()));
        BpfMachine machine = new BpfMachine(program);
        int accepted = 0;
        int compared = 0;
        try (LoadedFilter filter = LoadedFilter.of(program, translation)) {
            ByteBuffer best = null;
            for (int count = 0; count < 4 * FRAMES; count++) {
                ByteBuffer whole = generator.next(LinkType.ETHERNET.number());
                for (ByteBuffer frame : List.of(whole, generator.steered(whole, program))) {
                    boolean accepts = compare(program, machine, filter, frame);
                    accepted += accepts ? 1 : 0;
                    compared++;
                    best = best == null || accepts ? frame : best;
                }
            }
            for (int length = SHORTEST_FRAME; length < best.limit(); length++) {
                accepted += compare(program, machine, filter, best.duplicate().limit(length)) ? 1 : 0;
                compared++;
            }
        }
        return accepted > 0 && accepted < compared;
    }

    private static boolean compare(BpfProgram program, BpfMachine machine, LoadedFilter filter, ByteBuffer frame) {
        boolean accepts = machine.accepts(frame, FrameKnowledge.of(frame));
        if (filter.accepts(frame) != accepts) {
            fail(
                    "the machine %s and the kernel %s %s with%n%s",
                    accepts ? "accepts" : "rejects",
                    accepts ? "rejects" : "accepts",
                    HexFormat.of().formatHex(frame.array(), 0, frame.limit()),
                    BpfNotation.LISTING.format(program));
        }
        return accepts;
    }
}
