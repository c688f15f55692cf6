package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.RawInstruction;
import io.rawnet.bpf.generator.ProgramGenerator;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verifier's verdict is that of the kernel, which is asked by attaching the program. */
@InPrivateNetwork
@Timeout(60)
class VerifierAgreementTest {

    private static final int PROGRAMS = 20_000;
    private static final int LONGEST = 12;

    /** Limits of every rule: slots, shifts, divisors, jumps, extensions and the bases of the headers. */
    private static final long[] CONSTANTS = {
        0,
        0,
        0,
        1,
        2,
        3,
        15,
        16,
        31,
        32,
        255,
        0x7fffffffL,
        0x80000000L,
        0xffe00000L,
        0xfff00000L,
        0xfffff000L,
        0xfffff004L,
        0xfffff028L,
        0xfffff03cL,
        0xfffff040L,
        0xfffff001L,
        0xffffffffL
    };

    @Test
    void kernelTakesWhatTheVerifierAcceptsAndNothingElse() throws Exception {
        Random random = new Random(5);
        int sound = 0;
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            for (int count = 0; count < PROGRAMS; count++) {
                BpfProgram program = program(random);
                boolean accepted = isAccepted(program);
                sound += accepted ? 1 : 0;
                assertThat(isTaken(channel, program))
                        .as(() -> "the kernel takes\n" + BpfNotation.C_ARRAY.format(program))
                        .isEqualTo(accepted);
            }
        }
        assertThat(sound).as("sound programs").isBetween(PROGRAMS / 10, PROGRAMS * 9 / 10);
    }

    private static boolean isAccepted(BpfProgram program) {
        try {
            program.verify();
            return true;
        } catch (InvalidProgramException refused) {
            return false;
        }
    }

    private static boolean isTaken(LinkChannel channel, BpfProgram program) {
        try {
            channel.attachFilter(program);
            return true;
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("EINVAL");
            return false;
        }
    }

    /** Mostly of instructions that exist, mostly with a return at the end, so that about half of the short ones are sound. */
    private static BpfProgram program(Random random) {
        List<Instruction> instructions = new ArrayList<>();
        int length = random.nextInt(LONGEST);
        for (int index = 0; index < length; index++) {
            instructions.add(instruction(random));
        }
        instructions.add(random.nextInt(10) == 0 ? instruction(random) : new Instruction.ReturnA());
        return new BpfProgram(instructions);
    }

    private static Instruction instruction(Random random) {
        int code = random.nextInt(40) == 0 ? random.nextInt(1 << 16) : commonCode(random);
        int skipTrue = random.nextInt(random.nextInt(8) == 0 ? 256 : 3);
        int skipFalse = random.nextInt(random.nextInt(8) == 0 ? 256 : 3);
        boolean any = random.nextInt(3) == 0;
        long constant = any ? random.nextLong(1L << 32) : CONSTANTS[random.nextInt(CONSTANTS.length)];
        return Instruction.of(new RawInstruction(code, skipTrue, skipFalse, constant));
    }

    private static int commonCode(Random random) {
        List<Integer> codes = ProgramGenerator.codes();
        return codes.get(random.nextInt(codes.size()));
    }
}
